/** What the dialogs of applications do with what was typed and with what main answers. Pure. */
import type {
  Application,
  ApplicationGrant,
  ApplicationInput,
  RequestedTokenType,
  TokenRequest,
} from '../shared/applications.ts';
import { partitionOfApplication } from '../shared/arn.ts';
import type { ErrorView } from '../shared/errors.ts';
import type { RoleRef } from '../shared/model.ts';
import { partitionIdOf } from '../shared/region.ts';

export type ApplicationField = 'name' | 'applicationArn' | 'region' | 'signer' | 'identityRoleArn';

export type TypedApplication = Readonly<Record<'name' | 'applicationArn' | 'region' | 'identityRoleArn', string>> & {
  readonly signer: RoleRef | undefined;
  readonly grant: ApplicationGrant;
};

export const typedFrom = (application: Application | undefined): TypedApplication => ({
  name: application?.name ?? '',
  applicationArn: application?.applicationArn ?? '',
  region: application?.region ?? '',
  identityRoleArn: application?.identityRoleArn ?? '',
  signer: application?.signer,
  grant: application?.grant ?? 'jwt-bearer',
});

/** `undefined` while nobody is chosen to sign. */
export const toInput = (typed: TypedApplication): ApplicationInput | undefined => {
  const { name, applicationArn, region, identityRoleArn, signer, grant } = typed;
  if (signer === undefined) return undefined;
  return { name, applicationArn, region, signer, grant, ...(identityRoleArn.trim() !== '' && { identityRoleArn }) };
};

/**
 * The field an error belongs to; `undefined` for one that concerns the whole form. ARNs are checked in the order of the
 * form against the session that signs.
 */
export const fieldOf = (
  { code }: ErrorView,
  typed: TypedApplication,
  signerRegion: string | undefined,
): ApplicationField | undefined => {
  switch (code) {
    case 'name-missing':
    case 'name-taken':
      return 'name';
    case 'application-arn-malformed':
      return 'applicationArn';
    case 'region-missing':
    case 'region-malformed':
      return 'region';
    case 'role-arn-malformed':
      return 'identityRoleArn';
    case 'session-unknown':
      return 'signer';
    case 'arn-partition': {
      const partition = partitionOfApplication(typed.applicationArn.trim());
      if (signerRegion !== undefined && partition !== partitionIdOf(signerRegion)) return 'applicationArn';
      return partition === partitionIdOf(typed.region.trim()) ? 'identityRoleArn' : 'region';
    }
    default:
      return undefined;
  }
};

/** What was typed for a grant. The tokens, the code, its verifier and the assertion are secret. */
export type TypedGrant = Readonly<
  Record<'assertion' | 'subjectToken' | 'code' | 'redirectUri' | 'codeVerifier' | 'scopes', string>
> & { readonly isOwnToken: boolean; readonly requestedTokenType: RequestedTokenType | 'usual' };

export type GrantField = 'assertion' | 'subjectToken' | 'code' | 'redirectUri';

export const emptyGrant: TypedGrant = {
  assertion: '',
  subjectToken: '',
  code: '',
  redirectUri: '',
  codeVerifier: '',
  scopes: '',
  isOwnToken: true,
  requestedTokenType: 'usual',
};

const neededFor: Record<TokenRequest['grant'], readonly GrantField[]> = {
  'jwt-bearer': ['assertion'],
  'token-exchange': ['subjectToken'],
  'authorization-code': ['code', 'redirectUri'],
  'refresh-token': [],
};

/** The first field that must not stay empty. */
export const missingIn = (grant: TokenRequest['grant'], typed: TypedGrant): GrantField | undefined =>
  neededFor[grant].find((field) => typed[field].trim() === '' && !(field === 'subjectToken' && typed.isOwnToken));

const grantRequest = (grant: TokenRequest['grant'], typed: TypedGrant): TokenRequest => {
  const { assertion, subjectToken, code, redirectUri, codeVerifier, isOwnToken, requestedTokenType } = typed;
  switch (grant) {
    case 'jwt-bearer':
      return { grant, assertion: assertion.trim() };
    case 'token-exchange':
      return {
        grant,
        ...(!isOwnToken && { subjectToken: subjectToken.trim() }),
        ...(requestedTokenType !== 'usual' && { requestedTokenType }),
      };
    case 'authorization-code':
      return {
        ...{ grant, code: code.trim(), redirectUri: redirectUri.trim() },
        ...(codeVerifier.trim() !== '' && { codeVerifier: codeVerifier.trim() }),
      };
    case 'refresh-token':
      return { grant };
  }
};

export const toRequest = (grant: TokenRequest['grant'], typed: TypedGrant): TokenRequest => {
  const scopes = typed.scopes.split(/[\s,]+/).filter((scope) => scope !== '');
  return { ...grantRequest(grant, typed), ...(scopes.length > 0 && { scopes }) };
};

/**
 * What a protocol may keep of the SDK's inputs, outputs and errors. SECURITY: only what is named here is ever read, and
 * what comes from the wire is kept only where it is a number or in a list of known names.
 */
import { parseRoleArn } from '../../shared/arn.ts';
import {
  type ExchangeEnd,
  type Grant,
  grants,
  type Operation,
  operations,
  wireErrors,
  wireExceptions,
} from '../../shared/protocol.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { ServiceError } from './errors.ts';

const leastSkewMs = minuteMs;
/** As Node and OpenSSL name what went wrong; Chromium has its names in the message. */
const codeForm = /^[A-Z][A-Z0-9_]{3,48}$/;
const chromiumCode = /\bERR_[A-Z0-9_]{3,48}\b/;
const requestIdForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const oneOf = <Name extends string>(names: readonly Name[], value: unknown): Name | undefined =>
  names.find((name) => name === value);

const numberIn = (value: unknown, name: string): number | undefined => {
  const found = property(value, name);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
};

export const operationOf = (commandName: string | undefined): Operation | undefined =>
  oneOf(operations, commandName?.replace(/Command$/, ''));

/** Of an input: the grant, and the account and role it asks for. */
export const askedFor = (
  input: object,
): { readonly grant?: Grant; readonly accountId?: string; readonly roleName?: string } => {
  const grantType = property(input, 'grantType');
  const grant = typeof grantType === 'string' ? oneOf(grants, grantType.split(':').at(-1)) : undefined;
  const roleArn = property(input, 'RoleArn');
  const assumed = typeof roleArn === 'string' ? parseRoleArn(roleArn) : undefined;
  const accountId = assumed?.accountId ?? property(input, 'accountId');
  const roleName = assumed?.roleName ?? property(input, 'roleName');
  return {
    ...(grant && { grant }),
    ...(typeof accountId === 'string' && { accountId }),
    ...(typeof roleName === 'string' && { roleName }),
  };
};

/** Of the raw answer: status, request id, and the service's clock where it is far from `now`. */
export const seenIn = (
  response: unknown,
  now: number,
): { readonly status?: number; readonly requestId?: string; readonly skewMs?: number } => {
  const headers = property(response, 'headers');
  const status = numberIn(response, 'statusCode');
  const requestId = property(headers, 'x-amzn-requestid');
  const date = property(headers, 'date');
  const skewMs = typeof date === 'string' ? Date.parse(date) - now : Number.NaN;
  return {
    ...(status !== undefined && { status }),
    ...(typeof requestId === 'string' && requestIdForm.test(requestId) && { requestId }),
    ...(Math.abs(skewMs) > leastSkewMs && { skewMs: Math.round(skewMs / secondMs) * secondMs }),
  };
};

const lifeOf = (output: object, now: number): number | undefined => {
  const seconds = numberIn(output, 'expiresIn');
  if (seconds !== undefined) return seconds * secondMs;
  const registrationEnd = numberIn(output, 'clientSecretExpiresAt');
  if (registrationEnd !== undefined) return registrationEnd * secondMs - now;
  const expiration = numberIn(property(output, 'roleCredentials'), 'expiration');
  if (expiration !== undefined) return expiration - now;
  const instant = property(property(output, 'Credentials'), 'Expiration');
  return instant instanceof Date ? instant.getTime() - now : undefined;
};

/** Of an output: how long what was issued lives, and whether it can be renewed. */
export const issuedBy = (output: object, now: number): { readonly lifeMs?: number; readonly isRenewable?: boolean } => {
  const lifeMs = lifeOf(output, now);
  return {
    ...(lifeMs !== undefined && { lifeMs: Math.max(0, lifeMs) }),
    ...(property(output, 'accessToken') !== undefined && {
      isRenewable: typeof property(output, 'refreshToken') === 'string',
    }),
  };
};

/** True for a token answer without a token. */
export const isHollow = (operation: Operation, output: object): boolean =>
  (operation === 'CreateToken' || operation === 'CreateTokenWithIAM') &&
  typeof property(output, 'accessToken') !== 'string';

/** What the network said, by its code alone: a message may quote an address. */
const networkOf = (error: unknown): string | undefined => {
  for (let cause: unknown = error; cause !== undefined; cause = property(cause, 'cause')) {
    const code = property(cause, 'code');
    if (typeof code === 'string' && codeForm.test(code)) return code;
    const message = property(cause, 'message');
    const found = typeof message === 'string' ? chromiumCode.exec(message)?.[0] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

const outcomeOf = (error: ServiceError): ExchangeEnd['outcome'] | undefined => {
  switch (error.refusal) {
    case 'network-failed':
    case 'certificate-refused':
    case 'timed-out':
    case 'aborted':
      return error.refusal;
    case 'proxy-failed':
    case 'proxy-password-needed':
      return 'proxy-failed';
    case 'file-unreadable':
      return 'network-failed';
    default:
      return undefined;
  }
};

/** How an exchange failed; `status` is that of the answer, where there was one. */
export const failureOf = (error: unknown, status: number | undefined): ExchangeEnd => {
  const outcome = error instanceof ServiceError ? outcomeOf(error) : undefined;
  if (outcome !== undefined) {
    const network = networkOf(error);
    return { outcome, ...(network !== undefined && { network }) };
  }
  const wireError = oneOf(wireErrors, property(error, 'error'));
  const exception = oneOf(wireExceptions, property(error, 'name'));
  return {
    outcome: status !== undefined && status >= 400 ? 'refused' : 'unreadable',
    ...(status !== undefined && { status }),
    ...(wireError && { error: wireError }),
    ...(exception && { exception }),
  };
};

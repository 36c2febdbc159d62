/** The shape of arguments about chained roles and applications. */
import * as v from 'valibot';
import { applicationGrants, requestedTokenTypes } from '../../shared/applications.ts';
import { checkedBy, copiedForm, roleRef, text } from './argument-parts.ts';

const ref = v.strictObject({ id: text(64) });

const chainedRole = {
  name: text(256),
  source: roleRef,
  roleArn: text(2048),
  externalId: v.exactOptional(text(2048)),
  roleSessionName: v.exactOptional(text(256)),
  durationSeconds: v.exactOptional(v.number()),
  region: v.exactOptional(text(128)),
};

const application = {
  name: text(256),
  applicationArn: text(2048),
  region: text(128),
  signer: roleRef,
  grant: v.picklist(applicationGrants),
  identityRoleArn: v.exactOptional(text(2048)),
};

const secret = v.pipe(text(65_536), v.nonEmpty());

const scopes = { scopes: v.exactOptional(v.pipe(v.array(v.pipe(text(256), v.nonEmpty())), v.maxLength(50))) };

/** What a token is asked for with, as it may come from outside. */
export const tokenRequest = v.variant('grant', [
  v.strictObject({ grant: v.literal('jwt-bearer'), assertion: secret, ...scopes }),
  v.strictObject({
    grant: v.literal('token-exchange'),
    subjectToken: v.exactOptional(secret),
    requestedTokenType: v.exactOptional(v.picklist(requestedTokenTypes)),
    ...scopes,
  }),
  v.strictObject({
    grant: v.literal('authorization-code'),
    code: secret,
    redirectUri: text(2048),
    codeVerifier: v.exactOptional(text(256)),
    ...scopes,
  }),
  v.strictObject({ grant: v.literal('refresh-token'), ...scopes }),
]);

export const parseRoleArgument = {
  addChainedRole: checkedBy(v.strictObject(chainedRole)),
  editChainedRole: checkedBy(v.strictObject({ ...chainedRole, id: text(64) })),
  removeChainedRole: checkedBy(ref),
  addApplication: checkedBy(v.strictObject(application)),
  editApplication: checkedBy(v.strictObject({ ...application, id: text(64) })),
  removeApplication: checkedBy(ref),
  exchangeToken: checkedBy(v.strictObject({ id: text(64), request: tokenRequest })),
  forgetApplicationToken: checkedBy(ref),
  copyIdentityCredentials: checkedBy(v.strictObject({ id: text(64), what: v.exactOptional(copiedForm) })),
};

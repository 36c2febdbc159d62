/** The shape of arguments about files of AWS tools. */
import * as v from 'valibot';
import { accountId, checkedBy, roleName, sessionRef, text } from './argument-parts.ts';

const adopted = v.strictObject({
  kind: v.picklist(['sso-session', 'legacy']),
  name: text(256),
  startUrl: text(2048),
  region: text(128),
});

const profileRequest = v.strictObject({
  sessionId: text(64),
  roles: v.pipe(v.array(v.strictObject({ accountId, roleName })), v.maxLength(100_000)),
  chainedRoles: v.exactOptional(v.pipe(v.array(text(64)), v.maxLength(10_000))),
  template: text(256),
  region: v.exactOptional(text(128)),
  output: v.exactOptional(text(64)),
  alsoProcess: v.exactOptional(v.boolean()),
});

export const parseAwsFileArgument = {
  readAwsFiles: checkedBy(v.null()),
  adoptSession: checkedBy(adopted),
  setSharing: checkedBy(v.strictObject({ ...sessionRef.entries, shared: v.boolean() })),
  planProfiles: checkedBy(profileRequest),
  applyProfiles: checkedBy(v.strictObject({ planId: text(64) })),
  undoProfiles: checkedBy(v.strictObject({ undoId: text(64) })),
};

import * as v from 'valibot';
import { applicationGrants } from '../../shared/applications.ts';

const text = v.pipe(v.string(), v.nonEmpty());

/** A role as the settings file names it. */
export const roleOnDisk = v.object({
  sessionId: text,
  accountId: text,
  roleName: text,
  chainedRoleId: v.exactOptional(text),
});

export const chainedRoleOnDisk = v.object({
  id: text,
  name: text,
  source: roleOnDisk,
  roleArn: text,
  externalId: v.exactOptional(text),
  roleSessionName: v.exactOptional(text),
  durationSeconds: v.exactOptional(v.pipe(v.number(), v.integer())),
  region: v.exactOptional(text),
});

export const applicationOnDisk = v.object({
  id: text,
  name: text,
  applicationArn: text,
  region: text,
  signer: roleOnDisk,
  grant: v.picklist(applicationGrants),
  identityRoleArn: v.exactOptional(text),
});

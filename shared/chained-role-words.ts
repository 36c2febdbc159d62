/** The dialog of a role that is assumed with the credentials of another, in words. */
import { durationHint } from './role-words.ts';

export const chainedRoleTitle = 'Assume a further role';
export const chainedRoleDescription = (source: string): string => `With the credentials of ${source}.`;

export const removeChainedRoleMeaning =
  'Latchkey forgets how this role is assumed; profiles and tools that ask for it get nothing from now on. The role itself stays as it is in AWS.';

/** The fields of a chained role. */
export const chainedRoleFields = {
  roleArn: { label: 'Role ARN', placeholder: 'arn:aws:iam::111122223333:role/Deploy' },
  name: { label: 'Name', hint: 'What it is called here. Left empty: as in its ARN.' },
  externalId: { label: 'External id', hint: 'Only where the role’s trust policy asks for one.' },
  roleSessionName: {
    label: 'Role session name',
    hint: 'What CloudTrail calls you there. Left empty: after the SSO session.',
  },
  durationSeconds: { label: 'Duration', hint: durationHint },
  region: {
    label: 'Region',
    hint: 'Where STS is asked, and what profiles are given. Left empty: that of the SSO session.',
  },
} as const;

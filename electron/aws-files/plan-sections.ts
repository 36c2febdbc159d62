import type { ChainedRole } from '../../shared/chained-roles.ts';
import type { WantedSection } from './own-sections.ts';
import type { NamedRole } from './plan-names.ts';
import { keyOfRole, type PlanRequest, roleKey } from './plan-request.ts';

const present = (name: string, value: string | number | undefined): WantedSection['settings'] =>
  value === undefined || value === '' ? [] : [[name, String(value)]];

/** The `[sso-session]` of a request. */
export const sessionSection = ({ session }: PlanRequest): WantedSection => ({
  mark: { owner: session.owner, part: 'session', name: session.name },
  header: `sso-session ${session.name}`,
  settings: [
    ['sso_start_url', session.startUrl],
    ['sso_region', session.region],
    ...present('sso_registration_scopes', session.scopes.join(',')),
  ],
});

const assumption = (chained: ChainedRole, sourceProfile: string): WantedSection['settings'] => [
  ['role_arn', chained.roleArn],
  ['source_profile', sourceProfile],
  ...present('external_id', chained.externalId),
  ...present('role_session_name', chained.roleSessionName),
  ...present('duration_seconds', chained.durationSeconds),
];

/** How the profile of a role gets its credentials: by sign-in, through another profile, or by the command. */
const credentialSettings = (
  { session, style, commandFor }: PlanRequest,
  { role, part, name }: NamedRole,
  names: readonly NamedRole[],
): WantedSection['settings'] => {
  const byCommand: WantedSection['settings'] = [['credential_process', commandFor(role, name)]];
  if (style === 'process' || part === 'process-twin') return byCommand;
  const { chained } = role;
  if (chained !== undefined) {
    const source = names.find((each) => each.part === 'profile' && keyOfRole(each.role) === roleKey(chained.source));
    return source === undefined ? byCommand : assumption(chained, source.name);
  }
  return [
    ['sso_session', session.name],
    ['sso_account_id', role.accountId],
    ['sso_role_name', role.roleName],
  ];
};

/** The `[profile]` of one role; `names` are those of all roles, which it may start from. */
export const profileSection = (request: PlanRequest, named: NamedRole, names: readonly NamedRole[]): WantedSection => {
  const { role, part, name } = named;
  const { accountId, roleName, chained } = role;
  return {
    mark: {
      ...{ owner: request.session.owner, accountId, roleName, part, name },
      ...(chained !== undefined && { chainedRoleId: chained.id }),
    },
    header: `profile ${name}`,
    settings: [
      ...credentialSettings(request, named, names),
      ...present('region', chained?.region ?? request.region),
      ...present('output', request.output),
    ],
  };
};

import type { WantedSection } from './own-sections.ts';
import type { NamedRole } from './plan-names.ts';
import type { PlanRequest } from './plan-request.ts';

const present = (name: string, value: string | undefined): WantedSection['settings'] =>
  value === undefined || value === '' ? [] : [[name, value]];

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

/** The `[profile]` of one role: sign-in with the session, or the command. */
export const profileSection = (request: PlanRequest, { role, part, name }: NamedRole): WantedSection => {
  const { session, style, region, output, commandFor } = request;
  const isProcess = style === 'process' || part === 'process-twin';
  const credentials: WantedSection['settings'] = isProcess
    ? [['credential_process', commandFor(role, name)]]
    : [
        ['sso_session', session.name],
        ['sso_account_id', role.accountId],
        ['sso_role_name', role.roleName],
      ];
  return {
    mark: { owner: session.owner, accountId: role.accountId, roleName: role.roleName, part, name },
    header: `profile ${name}`,
    settings: [...credentials, ...present('region', region), ...present('output', output)],
  };
};

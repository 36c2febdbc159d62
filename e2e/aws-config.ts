/** AWS config files as the simulated organization's people have them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startUrl } from './steps.ts';

const session = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`;

const profile = (name: string, roleName: string): string => `
[profile ${name}]
sso_session = corp
sso_account_id = 412055367781
sso_role_name = ${roleName}
region = eu-west-1
`;

/** The session `corp`, and profiles for roles of payments-prod, by their names. */
export const corpConfig = (roles: Readonly<Record<string, string>>): string =>
  [session, ...Object.entries(roles).map(([name, roleName]) => profile(name, roleName))].join('');

/** Where AWS tools look for it in a home of the test's own. */
export const writeAwsConfig = (home: string | undefined, text: string): void => {
  const folder = join(home ?? '', '.aws');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config'), text);
};

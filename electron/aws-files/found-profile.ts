import type { FoundProfile, ProfileMark } from '../../shared/aws-files.ts';
import { type CheckedProfile, kindOf, profileProblems } from './profile-checks.ts';
import { parseMark } from './section-mark.ts';

type Told = Pick<FoundProfile, 'sessionName' | 'startUrl' | 'ssoRegion' | 'accountId' | 'roleName' | 'region' | 'ours'>;

const ours = ({ owner, accountId, roleName, part }: ProfileMark): ProfileMark => ({ owner, accountId, roleName, part });

/** What the window may know of a profile: of all its settings, those that are never secret. */
export const foundProfile = ({ name, ...checked }: CheckedProfile & { readonly name: string }): FoundProfile => {
  const { file, section, settings, reading } = checked;
  const sessionName = settings.get('sso_session');
  const session = sessionName === undefined ? undefined : reading['sso-session'].get(sessionName);
  const mark = section.above === undefined ? undefined : parseMark(section.above.text);
  const told = {
    sessionName,
    startUrl: settings.get('sso_start_url') ?? session?.get('sso_start_url'),
    ssoRegion: settings.get('sso_region') ?? session?.get('sso_region'),
    accountId: settings.get('sso_account_id'),
    roleName: settings.get('sso_role_name'),
    region: settings.get('region'),
    ours: mark !== undefined && mark.part !== 'session' && mark.name === name ? ours(mark) : undefined,
  };
  const known: Told = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { name, kind: kindOf(settings), ...known, file, line: section.line, problems: profileProblems(checked) };
};

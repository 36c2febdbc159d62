/** The profiles of AWS tools as the window lists and filters them. Pure. */
import type { FoundInAwsFiles, FoundProfile, FoundSession } from '../shared/aws-files.ts';
import type { Catalog, RoleRef, SessionId, SessionView, SsoSession } from '../shared/model.ts';
import { profileKindWords, profileStateWords, unnamedSessionWords } from '../shared/profile-words.ts';
import { isAdopted } from '../shared/shared-name.ts';
import { type AccountsById, type ProfileState, profileState } from './profile-state.ts';

export type ProfileRow = {
  readonly profile: FoundProfile;
  readonly state: ProfileState;
  readonly stateWords: string;
  readonly accountId?: string | undefined;
  /** As the session's list has it. */
  readonly accountName?: string | undefined;
  readonly roleName?: string | undefined;
  /** The session to adopt before Latchkey can do anything for the profile. */
  readonly adoptable?: FoundSession | undefined;
  /** Lower-cased, for the filter. */
  readonly text: string;
};

const hasSameOrigin = (found: FoundSession, session: SsoSession): boolean =>
  session.startUrl === found.startUrl && session.region === found.region;

/** Sessions that Latchkey does not have yet. One that it has and that a person stopped sharing is not offered again. */
export const adoptableSessions = (
  found: readonly FoundSession[],
  sessions: readonly SessionView[],
): readonly FoundSession[] =>
  found.filter((each) =>
    sessions.every(
      ({ session }) => !isAdopted(each, session) && !(session.sharedAs === undefined && hasSameOrigin(each, session)),
    ),
  );

/** Those that somebody is signed in to come first: they are there with one click. */
export const offeredFirst = (found: readonly FoundSession[]): readonly FoundSession[] => {
  const isLive = ({ tokenUntil }: FoundSession) => tokenUntil !== undefined;
  return [...found.filter(isLive), ...found.filter((each) => !isLive(each))];
};

const standsIn = ({ kind, name, startUrl, region }: FoundSession, profile: FoundProfile): boolean =>
  kind === 'legacy'
    ? profile.kind === 'sso-legacy' && profile.startUrl === startUrl && profile.ssoRegion === region
    : profile.kind === 'sso-session' && profile.sessionName === name;

export const profileRows = (
  found: FoundInAwsFiles,
  sessions: readonly SessionView[],
  catalogs: ReadonlyMap<SessionId, Catalog>,
  now: number,
): readonly ProfileRow[] => {
  const accounts = new Map<SessionId, AccountsById>(
    [...catalogs].map(([id, catalog]) => [id, new Map(catalog.accounts.map((each) => [each.accountId, each]))]),
  );
  const around = { sessions, accounts, fileProblems: found.problems, now };
  const offered = adoptableSessions(found.sessions, sessions);
  return found.profiles.map((profile) => {
    const state = profileState(profile, around);
    const { accountId = profile.ours?.accountId, roleName = profile.ours?.roleName } = profile;
    const id = state.view?.session.id;
    const accountName =
      id === undefined || accountId === undefined ? undefined : accounts.get(id)?.get(accountId)?.accountName;
    const session = state.view?.session.name ?? profile.sessionName ?? profile.startUrl ?? unnamedSessionWords;
    const stateWords = profileStateWords(state.kind, session);
    const adoptable = state.view === undefined ? offered.find((each) => standsIn(each, profile)) : undefined;
    const parts = [profile.name, session, accountName, accountId, roleName, profileKindWords(profile), stateWords];
    return {
      ...{ profile, state, stateWords, accountId, accountName, roleName, adoptable },
      text: parts
        .filter((part) => part !== undefined)
        .join('\n')
        .toLowerCase(),
    };
  });
};

/** Lower-cased parts of what was typed; every one must be found. */
export const filterTokens = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .filter((token) => token !== '');

export const filterProfiles = (rows: readonly ProfileRow[], tokens: readonly string[]): readonly ProfileRow[] =>
  tokens.length === 0 ? rows : rows.filter(({ text }) => tokens.every((token) => text.includes(token)));

/** The role in Latchkey that the profile stands for. */
export const roleOf = ({ profile, state, accountId, roleName }: ProfileRow): RoleRef | undefined =>
  state.view === undefined || accountId === undefined || roleName === undefined
    ? undefined
    : {
        ...{ sessionId: state.view.session.id, accountId, roleName },
        ...(profile.ours?.chainedRoleId !== undefined && { chainedRoleId: profile.ours.chainedRoleId }),
      };

export type ProfileAction = 'copy' | 'sign-in' | 'adopt';

/** The one thing that helps most with a profile as it is now. */
export const actionOf = (row: ProfileRow): ProfileAction | undefined => {
  if (row.adoptable !== undefined) return 'adopt';
  if (row.state.view?.status.kind === 'signed-out') return 'sign-in';
  const canCopy = row.state.view?.status.kind === 'signed-in' && row.state.kind !== 'not-assigned';
  return canCopy && roleOf(row) !== undefined ? 'copy' : undefined;
};

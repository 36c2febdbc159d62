/** Whether a profile works now, by what Latchkey knows of its session. Pure. */
import type { AwsFileProblemCode, FoundInAwsFiles, FoundProfile } from '../shared/aws-files.ts';
import type { Account, SessionId, SessionView, SharedName } from '../shared/model.ts';
import type { ProfileStateKind } from '../shared/profile-words.ts';

export type AccountsById = ReadonlyMap<string, Account>;

/** What a profile is judged by. `accounts` holds the listed accounts of each session. */
export type Surroundings = {
  readonly sessions: readonly SessionView[];
  readonly accounts: ReadonlyMap<SessionId, AccountsById>;
  readonly fileProblems: FoundInAwsFiles['problems'];
  readonly now: number;
};

export type ProfileState = {
  readonly kind: ProfileStateKind;
  /** The session in Latchkey that the profile signs in with. */
  readonly view?: SessionView;
};

export type ProfileTone = 'ok' | 'warn' | 'bad' | 'none';

const tones: Record<ProfileStateKind, ProfileTone> = {
  works: 'ok',
  'works-in-some': 'warn',
  'file-refused': 'warn',
  renewing: 'warn',
  'sign-in': 'warn',
  'signing-in': 'warn',
  'not-shared': 'warn',
  'not-adopted': 'none',
  'not-assigned': 'bad',
  'session-incomplete': 'bad',
  'owner-gone': 'bad',
  broken: 'bad',
  keys: 'none',
  program: 'none',
  assumed: 'none',
  settings: 'none',
};

export const toneOf = ({ kind }: ProfileState): ProfileTone => tones[kind];

/** Problems that leave some tool which can use the profile all the same. */
const inSomeTools: ReadonlySet<AwsFileProblemCode> = new Set<AwsFileProblemCode>([
  'setting-differs',
  'name-dropped',
  'name-unknown',
  'name-twice',
  'setting-read-differently',
]);

/** Problems for which some tool refuses the whole file. */
const refusing: ReadonlySet<AwsFileProblemCode> = new Set<AwsFileProblemCode>([
  'not-utf-8',
  'byte-order-mark',
  'text-before-section',
  'line-not-a-setting',
  'setting-without-name',
  'nested-line-not-a-setting',
  'duplicate-section',
  'duplicate-setting',
  'section-blocked',
]);

const isShareOf = (sharedAs: SharedName | undefined, { kind, sessionName }: FoundProfile): boolean =>
  kind === 'sso-legacy'
    ? sharedAs?.kind === 'legacy'
    : sharedAs?.kind === 'sso-session' && sharedAs.name === sessionName;

type Match = { readonly view: SessionView; readonly isReachable: boolean };

/** The session that the profile signs in with; not reachable where AWS tools cannot use its sign-in. */
const matchOf = (profile: FoundProfile, sessions: readonly SessionView[]): Match | undefined => {
  if (profile.kind === 'credential-process') {
    const owner = sessions.find(({ session }) => session.id === profile.ours?.owner);
    return owner && { view: owner, isReachable: true };
  }
  const same = sessions.filter(
    ({ session }) => session.startUrl === profile.startUrl && session.region === profile.ssoRegion,
  );
  const shared = same.find(({ session }) => isShareOf(session.sharedAs, profile));
  if (shared !== undefined) return { view: shared, isReachable: true };
  const unshared = same.find(({ session }) => session.sharedAs === undefined);
  return unshared && { view: unshared, isReachable: false };
};

/** True once the session's list says that the role is not among the person's own; chained roles are in no list. */
const isNotAssigned = (profile: FoundProfile, { sync, session }: SessionView, around: Surroundings): boolean => {
  const { accountId = profile.ours?.accountId, roleName = profile.ours?.roleName } = profile;
  const accounts = around.accounts.get(session.id);
  if (profile.ours?.chainedRoleId !== undefined) return false;
  if (sync.kind !== 'synced' || accounts === undefined || accountId === undefined || roleName === undefined) {
    return false;
  }
  const account = accounts.get(accountId);
  return account === undefined || account.roles?.includes(roleName) === false;
};

const signInKind = (profile: FoundProfile, view: SessionView, around: Surroundings): ProfileStateKind => {
  const { status } = view;
  if (status.kind === 'signed-out') return 'sign-in';
  if (status.kind !== 'signed-in') return 'signing-in';
  if (isNotAssigned(profile, view, around)) return 'not-assigned';
  if (status.expiresAt <= around.now) return 'renewing';
  if (profile.problems.length > 0) return 'works-in-some';
  const isRefused = around.fileProblems.some(({ code, file }) => file === profile.file && refusing.has(code));
  return isRefused ? 'file-refused' : 'works';
};

const ownWays: Partial<Record<FoundProfile['kind'], ProfileStateKind>> = {
  static: 'keys',
  'assume-role': 'assumed',
  other: 'settings',
};

export const profileState = (profile: FoundProfile, around: Surroundings): ProfileState => {
  const isOthers = profile.kind === 'credential-process' && profile.ours === undefined;
  const ownWay = isOthers ? 'program' : ownWays[profile.kind];
  const isBroken = profile.problems.some(({ code }) => !inSomeTools.has(code));
  if (ownWay !== undefined) return { kind: isBroken ? 'broken' : ownWay };
  const match = matchOf(profile, around.sessions);
  const found = match && { view: match.view };
  if (isBroken) return { kind: 'broken', ...found };
  if (profile.kind === 'sso-session' && (profile.startUrl === undefined || profile.ssoRegion === undefined)) {
    return { kind: 'session-incomplete' };
  }
  if (match === undefined) return { kind: profile.kind === 'credential-process' ? 'owner-gone' : 'not-adopted' };
  const kind = signInKind(profile, match.view, around);
  return { kind: match.isReachable || kind === 'not-assigned' ? kind : 'not-shared', ...found };
};

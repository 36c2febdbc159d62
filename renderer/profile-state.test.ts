import { describe, expect, it } from 'vitest';
import type { AwsFileProblem, AwsFileProblemCode, FoundProfile } from '../shared/aws-files.ts';
import type { SessionStatus, SessionView, SharedName } from '../shared/model.ts';
import { type ProfileState, profileState, type Surroundings, toneOf } from './profile-state.ts';

const now = 1_000_000;
const file = '/home/ana/.aws/config';
const startUrl = 'https://northwind.awsapps.com/start';

const signedIn: SessionStatus = {
  kind: 'signed-in',
  issuedAt: now - 1000,
  expiresAt: now + 1000,
  renewal: { kind: 'impossible', because: 'no-refresh-token' },
};

const view = (status: SessionStatus = signedIn, sharedAs?: SharedName, id = 's1'): SessionView => ({
  session: {
    ...{ id, name: 'Northwind', startUrl, region: 'eu-west-1', scopes: [] },
    ...(sharedAs !== undefined && { sharedAs }),
  },
  status,
  sync: { kind: 'synced', at: now },
});

const asNorthwind: SharedName = { kind: 'sso-session', name: 'northwind' };

const profile = (changes: Partial<FoundProfile> = {}): FoundProfile => ({
  ...{ name: 'prod', kind: 'sso-session', sessionName: 'northwind', startUrl, ssoRegion: 'eu-west-1' },
  ...{ accountId: '111111111111', roleName: 'ReadOnly', file, line: 3, problems: [] },
  ...changes,
});

const problem = (code: AwsFileProblemCode): AwsFileProblem => ({ code, file, line: 4 });

const judge = (found: FoundProfile, sessions: readonly SessionView[], more: Partial<Surroundings> = {}): ProfileState =>
  profileState(found, { sessions, accounts: new Map(), fileProblems: [], now, ...more });

const listed = (roles: readonly string[] | undefined): Partial<Surroundings> => {
  const account = { accountId: '111111111111', accountName: 'prod', emailAddress: 'a@b.example' };
  return { accounts: new Map([['s1', new Map([['111111111111', roles ? { ...account, roles } : account]])]]) };
};

describe('a profile of an SSO session', () => {
  it('works while its session is signed in and shared under its name', () => {
    const shared = view(signedIn, asNorthwind);
    expect(judge(profile(), [shared])).toEqual({ kind: 'works', view: shared });
  });

  it.each<[ProfileState['kind'], SessionStatus]>([
    ['sign-in', { kind: 'signed-out' }],
    ['signing-in', { kind: 'starting' }],
    ['renewing', { ...signedIn, expiresAt: now }],
  ])('says %s', (kind, status) => {
    expect(judge(profile(), [view(status, asNorthwind)]).kind).toBe(kind);
  });

  it('is out of reach of a session that is not shared, and still shows it', () => {
    const unshared = view();
    expect(judge(profile(), [unshared])).toEqual({ kind: 'not-shared', view: unshared });
    expect(judge(profile(), [unshared], listed(['Admin'])).kind).toBe('not-assigned');
  });

  it('belongs to nobody where the session is shared under another name or has another region', () => {
    expect(judge(profile(), [view(signedIn, { kind: 'sso-session', name: 'other' })])).toEqual({ kind: 'not-adopted' });
    expect(judge(profile({ ssoRegion: 'us-east-1' }), [view(signedIn, asNorthwind)])).toEqual({ kind: 'not-adopted' });
  });

  it('takes the session of its name among several of one start URL', () => {
    const auditor = view({ kind: 'signed-out' }, { kind: 'sso-session', name: 'auditor' }, 's2');
    expect(judge(profile({ sessionName: 'auditor' }), [view(signedIn, asNorthwind), auditor]).view).toBe(auditor);
  });

  it('has no session to sign in with where that lacks its start URL', () => {
    const { startUrl: _, ...without } = profile();
    expect(judge(without, [view(signedIn, asNorthwind)])).toEqual({ kind: 'session-incomplete' });
  });

  it('is not assigned once the list of roles is whole and lacks its role', () => {
    const sessions = [view(signedIn, asNorthwind)];
    expect(judge(profile(), sessions, listed(['Admin'])).kind).toBe('not-assigned');
    expect(judge(profile(), sessions, listed(['ReadOnly'])).kind).toBe('works');
    expect(judge(profile(), sessions, listed(undefined)).kind).toBe('works');
    expect(judge(profile(), sessions, { accounts: new Map([['s1', new Map()]]) }).kind).toBe('not-assigned');
  });

  it('does not work for a problem that every tool has, and works in some for others', () => {
    const sessions = [view(signedIn, asNorthwind)];
    expect(judge(profile({ problems: [problem('profile-incomplete')] }), sessions).kind).toBe('broken');
    expect(judge(profile({ problems: [problem('name-dropped')] }), sessions).kind).toBe('works-in-some');
  });

  it('works in some tools where its file is refused by others, whatever other files have', () => {
    const sessions = [view(signedIn, asNorthwind)];
    expect(judge(profile(), sessions, { fileProblems: [problem('duplicate-section')] }).kind).toBe('file-refused');
    const elsewhere = { ...problem('duplicate-section'), file: '/home/ana/.aws/credentials' };
    expect(judge(profile(), sessions, { fileProblems: [elsewhere] }).kind).toBe('works');
    expect(judge(profile(), sessions, { fileProblems: [problem('default-for-all')] }).kind).toBe('works');
  });
});

describe('a legacy profile', () => {
  const { sessionName: _, ...rest } = profile({ kind: 'sso-legacy' });

  it('finds its session by start URL and region', () => {
    expect(judge(rest, [view(signedIn, { kind: 'legacy' })]).kind).toBe('works');
    expect(judge(rest, [view(signedIn, asNorthwind)]).kind).toBe('not-adopted');
    expect(judge(rest, [view()]).kind).toBe('not-shared');
  });
});

describe('profiles without a sign-in of their own', () => {
  it('follow the session that Latchkey wrote them for, shared or not', () => {
    const ours = { owner: 's1', accountId: '111111111111', roleName: 'ReadOnly', part: 'profile' } as const;
    const through = { name: 'prod', kind: 'credential-process', file, line: 1, problems: [], ours } as const;
    expect(judge(through, [view()]).kind).toBe('works');
    expect(judge(through, [view({ kind: 'signed-out' })]).kind).toBe('sign-in');
    expect(judge(through, []).kind).toBe('owner-gone');
    expect(judge(through, [view()], listed(['Admin'])).kind).toBe('not-assigned');
  });

  it.each([
    ['static', 'keys'],
    ['credential-process', 'program'],
    ['assume-role', 'assumed'],
    ['other', 'settings'],
  ] as const)('%s says what it is', (kind, state) => {
    const found = { name: 'other', kind, file, line: 1, problems: [] };
    expect(judge(found, [view()])).toEqual({ kind: state });
    expect(judge({ ...found, problems: [problem('source-missing')] }, [])).toEqual({ kind: 'broken' });
  });

  it('have a tone for the eye', () => {
    expect(toneOf({ kind: 'works' })).toBe('ok');
    expect(toneOf({ kind: 'sign-in' })).toBe('warn');
    expect(toneOf({ kind: 'broken' })).toBe('bad');
    expect(toneOf({ kind: 'keys' })).toBe('none');
  });
});

import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { AppState, FavouriteRole, RecentRole, SessionStatus, SessionView } from '../../shared/model.ts';
import { hourMs, minuteMs } from '../../shared/time.ts';
import type { TrayItem } from './tray-items.ts';
import { menuFor } from './tray-menu.ts';

const now = 1_700_000_000_000;

const view = (name: string, status: SessionStatus): SessionView => ({
  session: { id: `id-${name}`, name, startUrl: 'https://x.awsapps.com/start', region: 'eu-west-1', scopes: [] },
  status,
  sync: { kind: 'never' },
});

type SignedIn = Extract<SessionStatus, { kind: 'signed-in' }>;

const signedIn = (leftMs: number): SignedIn => ({
  kind: 'signed-in',
  issuedAt: now - hourMs,
  expiresAt: now + leftMs,
  renewal: { kind: 'planned', at: now + leftMs / 2 },
});

const authorizing: SessionStatus = {
  kind: 'authorizing',
  method: 'device',
  verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
  userCode: 'ABCD-EFGH',
  expiresAt: now + 10 * minuteMs,
};

const inBrowser: SessionStatus = {
  kind: 'authorizing',
  method: 'browser',
  authorizationUri: 'https://oidc.eu-west-1.amazonaws.com/authorize',
  expiresAt: now + 10 * minuteMs,
};

const recent = (index: number, sessionName: string): RecentRole => ({
  sessionId: `id-${sessionName}`,
  accountId: String(index).padStart(12, '0'),
  roleName: 'ReadOnly',
  accountName: `account-${index}`,
  usedAt: now,
  frecentAt: now,
});

const state = (sessions: readonly SessionView[], recentRoles: readonly RecentRole[] = []): AppState => ({
  ...emptyState,
  sessions,
  recentRoles,
});

const labels = (items: readonly TrayItem[]): readonly string[] =>
  items.flatMap((item) => {
    if (item.kind === 'separator') return ['—'];
    return item.kind === 'group' ? [item.label, ...labels(item.items).map((label) => `> ${label}`)] : [item.label];
  });

const itemLabelled = (items: readonly TrayItem[], label: string): TrayItem => {
  const item = items.find((each) => each.kind !== 'separator' && each.label === label);
  if (item === undefined) throw new Error(`no "${label}" among ${labels(items).join(', ')}`);
  return item;
};

const within = (items: readonly TrayItem[], label: string): readonly TrayItem[] => {
  const item = itemLabelled(items, label);
  return item.kind === 'group' ? item.items : [];
};

/** What stands below a heading, up to the next line. */
const section = (items: readonly TrayItem[], heading: string): readonly string[] => {
  const from = items.indexOf(itemLabelled(items, heading)) + 1;
  const rest = items.slice(from);
  const end = rest.findIndex(({ kind }) => kind === 'separator');
  return rest.slice(0, end).flatMap((item) => (item.kind === 'separator' ? [] : [item.label]));
};

describe('menuFor', () => {
  it('offers nothing but opening and quitting on the first run', () => {
    expect(labels(menuFor(state([]), now))).toEqual(['Open Latchkey', 'Quit Latchkey']);
  });

  it('offers the quick-pick as soon as there are sessions', () => {
    const items = menuFor(state([view('Northwind', { kind: 'signed-out' })]), now);
    expect(itemLabelled(items, 'Quick-pick…')).toMatchObject({ action: { do: 'quick-pick' }, enabled: true });
  });

  it.each<[SessionStatus, string, readonly string[]]>([
    [{ kind: 'signed-out' }, 'signed out', ['Sign in']],
    [{ kind: 'signed-out', because: 'cancelled' }, 'signed out', ['Sign in']],
    [{ kind: 'signed-out', because: 'sign-in-again' }, 'needs you to sign in', ['Sign in']],
    [{ kind: 'starting' }, 'starting to sign in', ['Cancel sign-in']],
    [authorizing, 'waiting for you to allow it', ['Show sign-in window', 'Cancel sign-in']],
    [inBrowser, 'waiting for you to allow it', ['Open sign-in page again', 'Cancel sign-in']],
    [signedIn(6 * hourMs + 40 * minuteMs), 'signed in, 6 h 40 min left', ['Renew now', 'Sign out']],
    [signedIn(30_000), 'signed in, less than 1 min left', ['Renew now', 'Sign out']],
    [signedIn(-1), 'signed in, renewing', ['Renew now', 'Sign out']],
    [
      { ...signedIn(hourMs), renewal: { kind: 'waiting', at: now, because: 'service-failed' } },
      'not renewed, 1 h left',
      ['Renew now', 'Sign out'],
    ],
    [
      { ...signedIn(2 * hourMs), renewal: { kind: 'impossible', because: 'no-scopes' } },
      'signed in, 2 h left',
      ['Sign out'],
    ],
    [
      { ...signedIn(20 * minuteMs), renewal: { kind: 'impossible', because: 'no-scopes' } },
      'signed in, ends in 20 min',
      ['Renew for a full session', 'Sign out'],
    ],
    [
      { ...signedIn(10 * minuteMs), portalSession: { endsAt: now + 25 * minuteMs } },
      'signed in, ends in 25 min',
      ['Renew now', 'Renew for a full session', 'Sign out'],
    ],
    [
      { ...signedIn(50 * minuteMs), portalSession: { endsAt: now + 50 * minuteMs } },
      'signed in, ends in 50 min',
      ['Renew for a full session', 'Sign out'],
    ],
  ])('says of %j "%s" and offers %j', (status, words, offered) => {
    const [first] = menuFor(state([view('Northwind', status)]), now);
    expect(first).toMatchObject({ kind: 'group', label: `Northwind: ${words}` });
    expect(labels(first === undefined ? [] : [first]).slice(1)).toEqual(offered.map((label) => `> ${label}`));
  });

  it('reads the same within a minute, so that it is not drawn again', () => {
    const shown = state([view('Northwind', signedIn(10 * minuteMs))]);
    expect(menuFor(shown, now + 20_000)).toEqual(menuFor(shown, now + 50_000));
    expect(menuFor(shown, now + 20_000)).not.toEqual(menuFor(shown, now + 80_000));
  });

  it('does not renew what is being renewed, nor anything without a network', () => {
    const renewing = state([view('Northwind', { ...signedIn(hourMs), renewal: { kind: 'now' } })]);
    const offline = { ...state([view('Northwind', signedIn(hourMs))]), online: false };
    for (const shown of [renewing, offline]) {
      const [session] = menuFor(shown, now);
      expect(session?.kind === 'group' && session.items[0]).toMatchObject({ label: 'Renew now', enabled: false });
    }
    expect(itemLabelled(menuFor(offline, now), 'Renew all now')).toMatchObject({ enabled: false });
    expect(itemLabelled(menuFor(renewing, now), 'Renew all now')).toMatchObject({ enabled: true });
  });

  it('renews all that can be renewed, and offers it to whom is signed in', () => {
    const sessions = [
      view('Northwind', signedIn(hourMs)),
      view('Tailfeather', { kind: 'signed-out' }),
      view('Gov', { ...signedIn(hourMs), renewal: { kind: 'impossible', because: 'no-scopes' } }),
    ];
    expect(itemLabelled(menuFor(state(sessions), now), 'Renew all now')).toMatchObject({
      action: { do: 'renew-all', ids: ['id-Northwind'] },
    });
    expect(labels(menuFor(state([view('Northwind', { kind: 'signed-out' })]), now))).not.toContain('Renew all now');
  });

  it('pauses, says so while it lasts, and resumes', () => {
    const running = state([view('Northwind', signedIn(hourMs))]);
    expect(itemLabelled(menuFor(running, now), 'Pause background work')).toMatchObject({
      action: { do: 'set-paused', paused: true },
    });
    const items = menuFor({ ...running, paused: true }, now);
    expect(labels(items).slice(0, 2)).toEqual(['Background work is paused', 'Northwind: paused, 1 h left']);
    expect(itemLabelled(items, 'Resume background work')).toMatchObject({
      action: { do: 'set-paused', paused: false },
    });
  });

  it('offers of a role its usual form by name, every other one, and the console', () => {
    const used = { ...recent(1, 'Northwind'), copyFormat: 'fish' } as const;
    const role = { sessionId: 'id-Northwind', accountId: '000000000001', roleName: 'ReadOnly' };
    const items = within(menuFor(state([view('Northwind', signedIn(hourMs))], [used]), now), 'account-1 / ReadOnly');
    expect(items[0]).toMatchObject({ label: 'Copy for fish', action: { do: 'copy', role, what: 'fish' } });
    expect(labels(within(items, 'Copy as'))).toEqual([
      ...['bash / zsh', 'fish', 'PowerShell', 'cmd', '.env', 'credentials file', 'JSON', '—'],
      ...['Access key ID', 'Secret access key', 'Session token'],
    ]);
    expect(items[2]).toMatchObject({
      label: 'Open console',
      action: { do: 'open-console', role, accountName: 'account-1' },
    });
  });

  it('marks what is production, by its name or as the person says', () => {
    const roles = [{ ...recent(1, 'Northwind'), accountName: 'shop-prod' }, recent(2, 'Northwind')];
    const marks = [{ accountId: '000000000002', environment: 'production' }] as const;
    const items = menuFor({ ...state([view('Northwind', signedIn(hourMs))], roles), accountMarks: marks }, now);
    expect(section(items, 'Recent roles')).toEqual([
      'shop-prod / ReadOnly, production',
      'account-2 / ReadOnly, production',
    ]);
    expect(labels(within(items, 'shop-prod / ReadOnly, production'))).toContain('Open console…');
  });

  it('names a recent role that is assumed through another one, and copies that one', () => {
    const source = { sessionId: 'id-Northwind', accountId: '111111111111', roleName: 'Admin' };
    const deploy = { id: 'c', name: 'Deploy', source, roleArn: 'arn:aws:iam::444455556666:role/Deployer' };
    const ref = {
      ...{ sessionId: 'id-Northwind', accountId: '444455556666' },
      roleName: 'Deployer',
      chainedRoleId: 'c',
    };
    const recents = [{ ...ref, accountName: 'shop', usedAt: 1, frecentAt: 1 }];
    const shown = { ...state([view('Northwind', signedIn(hourMs))], recents), chainedRoles: [deploy] };
    expect(within(menuFor(shown, now), 'Deploy')[0]).toMatchObject({ action: { do: 'copy', role: ref } });
  });

  it('lists the ten roles that are used most and no more', () => {
    const roles = Array.from({ length: 14 }, (_, index) => ({ ...recent(index, 'Northwind'), frecentAt: now + index }));
    const listed = section(menuFor(state([view('Northwind', signedIn(hourMs))], roles), now), 'Recent roles');
    expect(listed).toHaveLength(10);
    expect(listed[0]).toBe('account-13 / ReadOnly');
  });

  it('lists favourites first and in their order, and none of them twice', () => {
    const favourites: readonly FavouriteRole[] = [recent(3, 'Northwind'), recent(1, 'Northwind')];
    const recents = [recent(1, 'Northwind'), recent(2, 'Northwind')];
    const items = menuFor({ ...state([view('Northwind', signedIn(hourMs))], recents), favourites }, now);
    expect(section(items, 'Favourites')).toEqual(['account-3 / ReadOnly', 'account-1 / ReadOnly']);
    expect(section(items, 'Recent roles')).toEqual(['account-2 / ReadOnly']);
  });

  it('says how many favourites there is no room for', () => {
    const favourites = Array.from({ length: 18 }, (_, index) => recent(index, 'Northwind'));
    const items = menuFor({ ...state([view('Northwind', signedIn(hourMs))]), favourites }, now);
    expect(section(items, 'Favourites').slice(14)).toEqual(['account-14 / ReadOnly', '3 more in Latchkey']);
  });

  it('names the session of a role where there are several, and offers to sign in first', () => {
    const sessions = [view('Northwind', signedIn(hourMs)), view('Tailfeather', { kind: 'signed-out' })];
    const items = menuFor(state(sessions, [recent(1, 'Northwind'), recent(2, 'Tailfeather')]), now);
    expect(labels(within(items, 'account-1 / ReadOnly (Northwind)'))).toContain('Copy for bash / zsh');
    expect(within(items, 'account-2 / ReadOnly (Tailfeather)')).toEqual([
      {
        ...{ kind: 'action', label: 'Sign in to Tailfeather', enabled: true },
        action: { do: 'sign-in', id: 'id-Tailfeather' },
      },
    ]);
  });

  it('cuts names that would make it endless', () => {
    const long = { ...recent(1, 'Northwind'), accountName: 'a'.repeat(200) };
    const [label = ''] = section(menuFor(state([view('Northwind', signedIn(hourMs))], [long]), now), 'Recent roles');
    expect(label).toBe(`${'a'.repeat(47)}… / ReadOnly`);
  });

  it('says what lies on the clipboard, and clears it', () => {
    const copied = {
      ...{ role: recent(1, 'Northwind'), accountName: 'account-1', what: 'posix' as const },
      ...{ copiedAt: now, expiresAt: now + hourMs },
    } as const;
    const items = menuFor({ ...state([view('Northwind', signedIn(hourMs))]), copied }, now);
    expect(labels(items)).toContain('Copied: account-1 / ReadOnly, bash / zsh');
    expect(itemLabelled(items, 'Clear clipboard now')).toMatchObject({ action: { do: 'clear-clipboard' } });
  });

  it('puts the questions of tools first, to be allowed or denied there', () => {
    const question = {
      id: 'q1',
      caller: { door: 'container-endpoint', name: 'laptop' },
      role: { sessionId: 'x', accountId: '412055367781', roleName: 'ReadOnly' },
      askedAt: now,
      expiresAt: now + 1,
      accountName: 'payments-prod',
    } as const;
    const [first, second] = menuFor({ ...emptyState, doors: { ...emptyState.doors, questions: [question] } }, now);
    expect(first).toEqual({
      kind: 'group',
      label: 'laptop asks for ReadOnly in payments-prod, production',
      items: ['allow', 'deny'].map((verdict) => ({
        kind: 'action',
        label: verdict === 'allow' ? 'Allow' : 'Deny',
        action: { do: 'answer', id: 'q1', verdict },
        enabled: true,
      })),
    });
    expect(second).toEqual({ kind: 'separator' });
  });
});

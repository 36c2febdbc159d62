import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { AppState, RecentRole, SessionStatus, SessionView } from '../../shared/model.ts';
import { hourMs, minuteMs } from '../../shared/time.ts';
import { menuFor, type TrayItem } from './tray-menu.ts';

const now = 1_700_000_000_000;

const view = (name: string, status: SessionStatus): SessionView => ({
  session: { id: `id-${name}`, name, startUrl: 'https://x.awsapps.com/start', region: 'eu-west-1', scopes: [] },
  status,
  sync: { kind: 'never' },
});

const signedIn = (leftMs: number): SessionStatus => ({
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

const actionLabelled = (items: readonly TrayItem[], label: string) =>
  items.find((item) => item.kind === 'action' && item.label === label);

describe('menuFor', () => {
  it('offers nothing but opening and quitting on the first run', () => {
    expect(labels(menuFor(state([]), now))).toEqual(['Open Latchkey', 'Quit Latchkey']);
  });

  it('offers the quick-pick as soon as there are sessions', () => {
    const items = menuFor(state([view('Northwind', { kind: 'signed-out' })]), now);
    expect(actionLabelled(items, 'Quick-pick…')).toMatchObject({ action: { do: 'quick-pick' }, enabled: true });
  });

  it.each<[SessionStatus, string, readonly string[]]>([
    [{ kind: 'signed-out' }, 'signed out', ['Sign in']],
    [{ kind: 'signed-out', because: 'cancelled' }, 'signed out', ['Sign in']],
    [{ kind: 'signed-out', because: 'sign-in-again' }, 'needs you to sign in', ['Sign in']],
    [{ kind: 'starting' }, 'starting to sign in', ['Cancel sign-in']],
    [authorizing, 'waiting for you to allow it', ['Show sign-in window', 'Cancel sign-in']],
    [inBrowser, 'waiting for you to allow it', ['Open sign-in page again', 'Cancel sign-in']],
    [signedIn(6 * hourMs + 40 * minuteMs), 'signed in, 6 h 40 min left', ['Sign out']],
    [signedIn(30_000), 'signed in, less than 1 min left', ['Sign out']],
    [signedIn(-1), 'signed in, renewing', ['Sign out']],
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

  it('names a recent role that is assumed through another one, and copies that one', () => {
    const source = { sessionId: 'Northwind', accountId: '111111111111', roleName: 'Admin' };
    const deploy = { id: 'c', name: 'Deploy', source, roleArn: 'arn:aws:iam::444455556666:role/Deployer' };
    const ref = { sessionId: 'Northwind', accountId: '444455556666', roleName: 'Deployer', chainedRoleId: 'c' };
    const recents = [{ ...ref, accountName: 'shop', usedAt: 1, frecentAt: 1 }];
    const items = menuFor({ ...state([], recents), chainedRoles: [deploy] }, now);
    expect(items).toContainEqual(expect.objectContaining({ label: 'Deploy', action: { do: 'copy', role: ref } }));
  });

  it('lists the ten most recent roles and no more', () => {
    const roles = Array.from({ length: 14 }, (_, index) => recent(index, 'Northwind'));
    const items = menuFor(state([view('Northwind', signedIn(hourMs))], roles), now);
    const listed = labels(items).filter((label) => label.includes(' / '));
    expect(listed).toHaveLength(10);
    expect(listed[0]).toBe('account-0 / ReadOnly');
  });

  it('names the session of a role where there are several', () => {
    const sessions = [view('Northwind', signedIn(hourMs)), view('Tailfeather', { kind: 'signed-out' })];
    const items = menuFor(state(sessions, [recent(1, 'Northwind'), recent(2, 'Tailfeather')]), now);
    expect(actionLabelled(items, 'account-1 / ReadOnly (Northwind)')).toMatchObject({ enabled: true });
    expect(actionLabelled(items, 'account-2 / ReadOnly (Tailfeather)')).toMatchObject({ enabled: false });
  });

  it('puts the questions of tools first, to be allowed or denied there', () => {
    const question = {
      id: 'q1',
      caller: { door: 'container-endpoint', name: 'laptop' },
      role: { sessionId: 'x', accountId: '412055367781', roleName: 'ReadOnly' },
      askedAt: now,
      expiresAt: now + 1,
    } as const;
    const [first, second] = menuFor({ ...emptyState, doors: { ...emptyState.doors, questions: [question] } }, now);
    expect(first).toEqual({
      kind: 'group',
      label: 'laptop asks for ReadOnly in 412055367781',
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

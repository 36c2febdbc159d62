import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { AppState, SessionStatus } from '../../shared/model.ts';
import { trayTooltip } from '../../shared/tray-words.ts';
import { trayState } from './tray-state.ts';

const now = 1_700_000_000_000;

const signedIn = (renewal: 'planned' | 'now' | 'waiting'): SessionStatus => ({
  kind: 'signed-in',
  issuedAt: now,
  expiresAt: now + 3_600_000,
  renewal:
    renewal === 'now'
      ? { kind: 'now' }
      : renewal === 'planned'
        ? { kind: 'planned', at: now }
        : { kind: 'waiting', at: now, because: 'service-failed' },
});

const authorizing: SessionStatus = {
  kind: 'authorizing',
  method: 'browser',
  authorizationUri: 'https://oidc.eu-west-1.amazonaws.com/authorize',
  expiresAt: now,
};

const ended: SessionStatus = { kind: 'signed-out', because: 'sign-in-again' };

const withSessions = (sessions: Readonly<Record<string, SessionStatus>>, more: Partial<AppState> = {}): AppState => ({
  ...emptyState,
  ...more,
  sessions: Object.entries(sessions).map(([name, status]) => ({
    session: { id: name, name, startUrl: 'https://x.awsapps.com/start', region: 'eu-west-1', scopes: [] },
    status,
    sync: { kind: 'never' },
  })),
});

const asked: Partial<AppState> = {
  doors: {
    ...emptyState.doors,
    questions: [
      {
        id: 'q',
        caller: { door: 'credential-process', name: 'terraform' },
        role: { sessionId: 'Acme', accountId: '111122223333', roleName: 'ReadOnly' },
        askedAt: now,
        expiresAt: now + 60_000,
      },
    ],
  },
};

const proxyAsks: Partial<AppState> = { proxyQuestion: { host: 'proxy:3128', again: false } };

describe('trayState', () => {
  it.each([
    ['nothing at all', withSessions({}), 'fresh', 'Latchkey: signed out'],
    ['a person who signed out', withSessions({ Acme: { kind: 'signed-out' } }), 'fresh', 'Latchkey: signed out'],
    [
      'a person who thought better of it',
      withSessions({ Acme: { kind: 'signed-out', because: 'cancelled' } }),
      'fresh',
      'Latchkey: signed out',
    ],
    ['a live sign-in', withSessions({ Acme: signedIn('planned') }), 'fresh', 'Latchkey: all sign-ins are fresh'],
    [
      'a renewal under way',
      withSessions({ Acme: signedIn('now'), Globex: signedIn('planned') }),
      'renewing',
      'Latchkey: renewing Acme',
    ],
    ['a renewal to be tried again', withSessions({ Acme: signedIn('waiting') }), 'renewing', 'Latchkey: renewing Acme'],
    ['a sign-in that starts', withSessions({ Acme: { kind: 'starting' } }), 'renewing', 'Latchkey: renewing Acme'],
    [
      'a sign-in that waits for the person',
      withSessions({ Acme: authorizing }),
      'needs-you',
      'Latchkey: Acme needs you',
    ],
    [
      'sessions that ended, ahead of a renewal',
      withSessions({ Acme: ended, Globex: signedIn('now'), Initech: ended }),
      'needs-you',
      'Latchkey: Acme and Initech need you',
    ],
    [
      'no network, ahead of a sign-in nobody can do now',
      withSessions({ Acme: ended }, { online: false }),
      'offline',
      'Latchkey: no network',
    ],
    [
      'a question of a tool, also without a network',
      withSessions({ Acme: signedIn('planned') }, { ...asked, online: false }),
      'needs-you',
      'Latchkey: terraform needs you',
    ],
    [
      'a pause, ahead of a renewal',
      withSessions({ Acme: signedIn('waiting') }, { paused: true }),
      'paused',
      'Latchkey: background work is paused',
    ],
    [
      'a session that ended, ahead of a pause',
      withSessions({ Acme: ended }, { paused: true }),
      'needs-you',
      'Latchkey: Acme needs you',
    ],
    [
      'a question of a proxy',
      withSessions({ Acme: signedIn('waiting') }, proxyAsks),
      'needs-you',
      'Latchkey: proxy:3128 needs you',
    ],
  ])('for %s', (_name, state, kind, tooltip) => {
    expect(trayState(state).kind).toBe(kind);
    expect(trayTooltip(trayState(state))).toBe(tooltip);
  });
});

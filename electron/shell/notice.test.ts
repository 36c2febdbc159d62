import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { Question } from '../../shared/doors.ts';
import type { AppState, SessionStatus } from '../../shared/model.ts';
import { noticesFor } from './notice.ts';

const withStatus = (...statuses: readonly SessionStatus[]): AppState => ({
  ...emptyState,
  sessions: statuses.map((status, index) => ({
    session: {
      id: String(index),
      name: `Session ${index}`,
      startUrl: 'https://x.awsapps.com/start',
      region: 'eu-west-1',
      scopes: [],
    },
    status,
    sync: { kind: 'never' },
  })),
});

const signedIn: SessionStatus = { kind: 'signed-in', issuedAt: 0, expiresAt: 1, renewal: { kind: 'now' } };
const starting: SessionStatus = { kind: 'starting' };

describe('noticesFor', () => {
  it('calls for the person when a session they were signed in to needs them', () => {
    const after = withStatus(signedIn, { kind: 'signed-out', because: 'sign-in-again' });
    expect(noticesFor(withStatus(signedIn, signedIn), after)).toEqual([
      {
        key: '1',
        sessionId: '1',
        title: 'Session 1: sign-in needed',
        body: 'AWS ended this session. Sign in again to go on.',
      },
    ]);
  });

  it.each<[string, SessionStatus, SessionStatus]>([
    ['signing out by hand', signedIn, { kind: 'signed-out' }],
    ['a sign-in that was cancelled', starting, { kind: 'signed-out', because: 'cancelled' }],
    ['a sign-in that was denied', starting, { kind: 'signed-out', because: 'denied' }],
    [
      'a session that stays signed out',
      { kind: 'signed-out', because: 'sign-in-again' },
      { kind: 'signed-out', because: 'sign-in-again' },
    ],
    ['signing in', starting, signedIn],
  ])('keeps quiet about %s', (_what, before, after) => {
    expect(noticesFor(withStatus(before), withStatus(after))).toEqual([]);
  });

  it('keeps quiet about sessions of the last run and about removed ones', () => {
    expect(noticesFor(withStatus(), withStatus({ kind: 'signed-out', because: 'sign-in-again' }))).toEqual([]);
    expect(noticesFor(withStatus(signedIn), withStatus())).toEqual([]);
  });

  it('calls for the person when a proxy asks for a password, and again when it did not accept one', () => {
    const first: AppState = { ...emptyState, proxyQuestion: { host: 'proxy.example:3128', again: false } };
    expect(noticesFor(emptyState, first)).toEqual([
      expect.objectContaining({ key: 'proxy.example:3128', title: 'The proxy asks for a password' }),
    ]);
    expect(noticesFor(first, { ...first, online: !first.online })).toEqual([]);
    expect(noticesFor(first, { ...first, proxyQuestion: { host: 'proxy.example:3128', again: true } })).toHaveLength(1);
    expect(noticesFor(first, emptyState)).toEqual([]);
  });

  it('calls for the person when a tool waits for their word, once for each question', () => {
    const question: Question = {
      id: 'q1',
      caller: { door: 'credential-process', name: 'terraform' },
      role: { sessionId: '0', accountId: '412055367781', roleName: 'ReadOnly' },
      askedAt: 0,
      expiresAt: 1,
    };
    const asked = { ...emptyState, doors: { ...emptyState.doors, questions: [question] } };
    expect(noticesFor(emptyState, asked)).toEqual([
      {
        key: 'q1',
        title: 'terraform asks for credentials',
        body: 'ReadOnly in account 412055367781. Open Latchkey to allow or deny it.',
      },
    ]);
    expect(noticesFor(asked, asked)).toEqual([]);
    expect(noticesFor(asked, emptyState)).toEqual([]);
  });
});

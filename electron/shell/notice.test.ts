import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { Question } from '../../shared/doors.ts';
import type { AppState, SessionStatus } from '../../shared/model.ts';
import { minuteMs } from '../../shared/time.ts';
import { causesFor, isInView, isSettled, type NoticeCause } from './notice.ts';

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
const ended: SessionStatus = { kind: 'signed-out', because: 'sign-in-again' };
const authorizing: SessionStatus = {
  kind: 'authorizing',
  method: 'browser',
  authorizationUri: 'https://oidc.eu-west-1.amazonaws.com/authorize',
  expiresAt: 1,
};

const question: Question = {
  id: 'q1',
  caller: { door: 'credential-process', name: 'terraform' },
  role: { sessionId: '0', accountId: '412055367781', roleName: 'ReadOnly' },
  askedAt: 0,
  expiresAt: 1,
};

const asked: AppState = { ...emptyState, doors: { ...emptyState.doors, questions: [question] } };

const proxyAsks: AppState = { ...emptyState, proxyQuestion: { host: 'proxy.example:3128', again: false } };

const needed = { kind: 'sign-in-needed', sessionId: '0', because: { code: 'sign-in-again' } } as const;

describe('causesFor', () => {
  it('calls for the person when a session they were signed in to needs them', () => {
    expect(causesFor(withStatus(signedIn, signedIn), withStatus(signedIn, ended))).toEqual([
      { ...needed, sessionId: '1' },
    ]);
  });

  it('tells of a sign-in that the person had begun', () => {
    expect(causesFor(withStatus(authorizing), withStatus(signedIn))).toEqual([{ kind: 'signed-in', sessionId: '0' }]);
  });

  it.each<[string, SessionStatus, SessionStatus]>([
    ['signing out by hand', signedIn, { kind: 'signed-out' }],
    ['a sign-in that was cancelled', starting, { kind: 'signed-out', because: 'cancelled' }],
    ['a sign-in that was denied', starting, { kind: 'signed-out', because: 'denied' }],
    ['a session that stays signed out', ended, ended],
    ['a sign-in by another tool', { kind: 'signed-out' }, signedIn],
    ['a renewal', signedIn, { ...signedIn, expiresAt: 2 }],
  ])('keeps quiet about %s', (_what, before, after) => {
    expect(causesFor(withStatus(before), withStatus(after))).toEqual([]);
  });

  it('keeps quiet about sessions of the last run and about removed ones', () => {
    expect(causesFor(withStatus(), withStatus(ended))).toEqual([]);
    expect(causesFor(withStatus(signedIn), withStatus())).toEqual([]);
  });

  it('calls for the person when a proxy asks for a password, and again when it did not accept one', () => {
    expect(causesFor(emptyState, proxyAsks)).toEqual([{ kind: 'proxy', host: 'proxy.example:3128', again: false }]);
    expect(causesFor(proxyAsks, { ...proxyAsks, online: !proxyAsks.online })).toEqual([]);
    const again = { ...proxyAsks, proxyQuestion: { host: 'proxy.example:3128', again: true } };
    expect(causesFor(proxyAsks, again)).toHaveLength(1);
    expect(causesFor(proxyAsks, emptyState)).toEqual([]);
  });

  it('calls for the person when a tool waits for their word, once for each question', () => {
    expect(causesFor(emptyState, asked)).toEqual([{ kind: 'question', id: 'q1' }]);
    expect(causesFor(asked, asked)).toEqual([]);
    expect(causesFor(asked, emptyState)).toEqual([]);
  });
});

describe('isSettled', () => {
  const endsAt = 40 * minuteMs;
  const lasting = (end: number) => withStatus({ ...signedIn, portalSession: { endsAt: end } });

  it.each<[string, NoticeCause, AppState, AppState]>([
    ['a sign-in that is needed, once it begins', needed, withStatus(ended), withStatus(starting)],
    ['a sign-in that is needed, once its session is gone', needed, withStatus(ended), withStatus()],
    ['a sign-in that was done, once it ended', { kind: 'signed-in', sessionId: '0' }, lasting(1), withStatus(ended)],
    [
      'a near end, once there is another',
      { kind: 'end-near', sessionId: '0', endsAt },
      lasting(endsAt + 1000),
      lasting(endsAt + 8 * 60 * minuteMs),
    ],
    [
      'a near end, once the person signed out',
      { kind: 'end-near', sessionId: '0', endsAt },
      lasting(endsAt),
      withStatus({ kind: 'signed-out' }),
    ],
    ['a question, once it is answered', { kind: 'question', id: 'q1' }, asked, emptyState],
    [
      'the question of a proxy, once it is answered',
      { kind: 'proxy', host: 'proxy.example:3128', again: false },
      proxyAsks,
      emptyState,
    ],
  ])('holds of %s', (_what, cause, open, settled) => {
    expect(isSettled(cause, open)).toBe(false);
    expect(isSettled(cause, settled)).toBe(true);
  });
});

describe('isInView', () => {
  it('asks for the main window in front, and for a session, that it is shown', () => {
    expect(isInView(needed, { isMainWindow: true, sessionId: '0' })).toBe(true);
    expect(isInView(needed, { isMainWindow: true, sessionId: '1' })).toBe(false);
    expect(isInView(needed, { isMainWindow: false, sessionId: '0' })).toBe(false);
    expect(isInView({ kind: 'question', id: 'q1' }, { isMainWindow: true, sessionId: undefined })).toBe(true);
    expect(isInView({ kind: 'question', id: 'q1' }, { isMainWindow: false, sessionId: undefined })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { AppState, SessionStatus } from '../../shared/model.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { noticesFor } from './notice.ts';

const withStatus = (...statuses: readonly SessionStatus[]): AppState => ({
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
  vault: { kind: 'encrypted' },
  online: true,
  settings: defaultSettings,
  recentRoles: [],
  notices: [],
  platform: 'linux',
});

const signedIn: SessionStatus = { kind: 'signed-in', issuedAt: 0, expiresAt: 1, renewal: { kind: 'now' } };
const starting: SessionStatus = { kind: 'starting' };

describe('noticesFor', () => {
  it('calls for the person when a session they were signed in to needs them', () => {
    const after = withStatus(signedIn, { kind: 'signed-out', because: 'sign-in-again' });
    expect(noticesFor(withStatus(signedIn, signedIn), after)).toEqual([
      {
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
});

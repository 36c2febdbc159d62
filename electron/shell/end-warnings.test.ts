import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import { createHandClock } from '../../e2e/hand-clock.ts';
import type { SessionStatus } from '../../shared/model.ts';
import { hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import { watchEnds } from './end-warnings.ts';
import type { NoticeCause } from './notice.ts';
import { createState } from './state.ts';

type SignedIn = Extract<SessionStatus, { kind: 'signed-in' }>;

const watched = () => {
  const clock = createHandClock();
  const state = createState(emptyState, () => 'notice');
  const shown: NoticeCause[] = [];
  const stop = watchEnds({ state, clock, tell: (cause) => shown.push(cause) });
  state.addSession({
    session: { id: 'n', name: 'Northwind', startUrl: 'https://n.awsapps.com/start', region: 'eu-west-1', scopes: [] },
    status: { kind: 'signed-out' },
    sync: { kind: 'never' },
  });
  const signedInAt = clock.now() - 7 * hourMs;
  const become = (change: Partial<SignedIn> = {}) =>
    state.changeSession('n', (view) => ({
      ...view,
      status: {
        ...{ kind: 'signed-in', issuedAt: clock.now(), expiresAt: clock.now() + hourMs },
        renewal: { kind: 'planned', at: clock.now() + 40 * minuteMs },
        ...change,
      },
    }));
  return { clock, state, shown, stop, become, signedInAt };
};

describe('warnings before the hard end', () => {
  it('come once each, 30 and 5 minutes before it, for their session', async () => {
    const { clock, shown, become, signedInAt, state } = watched();
    const endsAt = clock.now() + 40 * minuteMs;
    become({ portalSession: { signedInAt, endsAt } });
    await clock.advance(9 * minuteMs);
    expect(shown).toEqual([]);
    await clock.advance(2 * minuteMs);
    expect(shown).toEqual([{ kind: 'end-near', sessionId: 'n', endsAt }]);
    // Refreshes tell of the same end, some seconds off.
    become({ portalSession: { signedInAt, endsAt: endsAt + 4 * secondMs } });
    await clock.advance(10 * minuteMs);
    state.change({ online: false });
    expect(shown).toHaveLength(1);
    await clock.advance(15 * minuteMs);
    expect(shown).toHaveLength(2);
    await clock.advance(hourMs);
    expect(shown).toHaveLength(2);
    expect(clock.longestTimerMs()).toBeLessThanOrEqual(30 * secondMs);
  });

  it('come late but once where the end is learned of late', async () => {
    const { clock, shown, become, signedInAt } = watched();
    become({ portalSession: { signedInAt, endsAt: clock.now() + 4 * minuteMs } });
    await clock.advance(3 * minuteMs);
    expect(shown).toHaveLength(1);
  });

  it('come for a sign-in that cannot be renewed, too, and again for the next one', async () => {
    const { clock, shown, become } = watched();
    const legacy = () =>
      become({
        expiresAt: clock.now() + 8 * hourMs,
        renewal: { kind: 'impossible', because: 'no-scopes' },
      });
    legacy();
    await clock.advance(7 * hourMs + 31 * minuteMs);
    expect(shown).toHaveLength(1);
    legacy();
    await clock.advance(8 * hourMs);
    expect(shown).toHaveLength(3);
  });

  it('do not come while the end is not known, nor when not wanted', async () => {
    const { clock, shown, become, state } = watched();
    become();
    await clock.advance(55 * minuteMs);
    state.change({ settings: { ...state.read().settings, endWarningsMs: [] } });
    become({ portalSession: { signedInAt: clock.now() - hourMs, endsAt: clock.now() + 4 * minuteMs } });
    await clock.advance(4 * minuteMs);
    expect(shown).toEqual([]);
  });

  it('end with the watch', async () => {
    const { clock, shown, become, signedInAt, stop } = watched();
    become({ portalSession: { signedInAt, endsAt: clock.now() + 40 * minuteMs } });
    stop();
    await clock.advance(hourMs);
    expect(shown).toEqual([]);
  });
});

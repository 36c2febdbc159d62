import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import { createHandClock } from '../../e2e/hand-clock.ts';
import type { Question } from '../../shared/doors.ts';
import type { AppState, SessionStatus } from '../../shared/model.ts';
import { hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import type { InFront } from './notice.ts';
import { createNotifications, type Notice } from './notifications.ts';
import { createState } from './state.ts';

const signedIn: SessionStatus = {
  ...{ kind: 'signed-in', issuedAt: 0, expiresAt: hourMs },
  renewal: { kind: 'planned', at: 40 * minuteMs },
};
const ended: SessionStatus = { kind: 'signed-out', because: 'sign-in-again' };
const authorizing: SessionStatus = {
  ...{ kind: 'authorizing', method: 'device', userCode: 'ABCD-EFGH', expiresAt: hourMs },
  verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
};

const question = (id: string, more: Partial<Question> = {}): Question => ({
  ...{ id, caller: { door: 'credential-process', name: 'terraform' }, askedAt: 0, expiresAt: hourMs },
  role: { sessionId: 'Acme', accountId: '412055367781', roleName: 'ReadOnly' },
  ...more,
});

const createBed = (...names: readonly string[]) => {
  const clock = createHandClock();
  const state = createState(emptyState, () => 'notice');
  let front: InFront = { isMainWindow: false, sessionId: undefined };
  let isHere = false;
  const watching: (() => void)[] = [];
  const up = new Map<number, Notice>();
  const ever: Notice[] = [];
  const gone: (() => void)[] = [];
  const notifications = createNotifications({
    ...{ state, clock, hasButtons: false },
    attention: {
      isHere: () => isHere,
      inFront: () => front,
      subscribe: (listener) => {
        watching.push(listener);
        return () => undefined;
      },
    },
    show: (notice, onGone) => {
      const id = ever.push(notice);
      up.set(id, notice);
      gone.push(() => {
        up.delete(id);
        onGone();
      });
      return () => up.delete(id);
    },
  });
  for (const name of names) {
    state.addSession({
      session: { id: name, name, startUrl: 'https://x.awsapps.com/start', region: 'eu-west-1', scopes: [] },
      status: signedIn,
      sync: { kind: 'never' },
    });
  }
  return {
    ...{ clock, state, notifications, ever, gone },
    titles: () => [...up.values()].map(({ title }) => title),
    become: (name: string, status: SessionStatus) => state.changeSession(name, (view) => ({ ...view, status })),
    ask: (questions: readonly Question[]) =>
      state.change({ doors: { ...state.read().doors, questions } } satisfies Partial<AppState>),
    look: (now: InFront) => {
      front = now;
      for (const listener of watching) listener();
    },
    be: (here: boolean) => {
      isHere = here;
    },
  };
};

describe('notifications', () => {
  it('call once for a session that ended, and go when it is signed in to', async () => {
    const { clock, become, titles, ever } = createBed('Acme');
    become('Acme', ended);
    await clock.advance(5 * minuteMs);
    expect(titles()).toEqual(['Acme: sign-in needed']);
    become('Acme', authorizing);
    expect(titles()).toEqual([]);
    expect(ever).toHaveLength(1);
  });

  it('say nothing of a session that flips and is back at once', async () => {
    const { clock, become, ever } = createBed('Acme');
    for (let times = 0; times < 5; times += 1) {
      become('Acme', ended);
      become('Acme', signedIn);
    }
    await clock.advance(minuteMs);
    expect(ever).toEqual([]);
  });

  it('are one for three and more at once, and go when all of them are settled', async () => {
    const { clock, become, titles, ever } = createBed('Acme', 'Globex', 'Initech');
    for (const name of ['Acme', 'Globex', 'Initech']) become(name, ended);
    await clock.advance(2 * secondMs);
    expect(ever).toEqual([
      expect.objectContaining({
        title: '3 sessions need you to sign in',
        body: 'Acme, Globex and Initech.',
        isSingle: false,
      }),
    ]);
    become('Acme', signedIn);
    become('Globex', authorizing);
    expect(titles()).toHaveLength(1);
    become('Initech', signedIn);
    expect(titles()).toEqual([]);
  });

  it('of one kind come together once there are three', async () => {
    const { clock, ask, titles } = createBed('Acme');
    ask([question('1')]);
    await clock.advance(2 * secondMs);
    ask([question('1'), question('2')]);
    await clock.advance(2 * secondMs);
    expect(titles()).toEqual(['terraform asks for credentials', 'terraform asks for credentials']);
    ask([question('1'), question('2'), question('3', { caller: { door: 'command-line', name: 'aws' } })]);
    await clock.advance(2 * secondMs);
    expect(titles()).toEqual(['3 requests for credentials wait for you']);
    ask([question('3')]);
    expect(titles()).toHaveLength(1);
    ask([]);
    expect(titles()).toEqual([]);
  });

  it('name the account of a question, and what is production', async () => {
    const { clock, ask, ever } = createBed('Acme');
    ask([question('1', { accountName: 'payments-prod' }), question('2')]);
    await clock.advance(2 * secondMs);
    expect(ever.map(({ body }) => body)).toEqual([
      'ReadOnly in payments-prod, production. Open Latchkey to allow or deny it.',
      'ReadOnly in account 412055367781. Open Latchkey to allow or deny it.',
    ]);
  });

  it('do not come for what is in front of the person, and go when they come to look', async () => {
    const { clock, become, look, titles, ever } = createBed('Acme', 'Globex');
    look({ isMainWindow: true, sessionId: 'Acme' });
    become('Acme', ended);
    become('Globex', ended);
    await clock.advance(2 * secondMs);
    expect(titles()).toEqual(['Globex: sign-in needed']);
    look({ isMainWindow: true, sessionId: 'Globex' });
    expect(titles()).toEqual([]);
    expect(ever).toHaveLength(1);
  });

  it('tell of a sign-in that was done while the person was away, and only then', async () => {
    const { clock, become, be, ever } = createBed('Acme');
    be(true);
    become('Acme', authorizing);
    become('Acme', signedIn);
    await clock.advance(2 * secondMs);
    expect(ever).toEqual([]);
    become('Acme', authorizing);
    be(false);
    become('Acme', signedIn);
    await clock.advance(2 * secondMs);
    expect(ever).toEqual([
      expect.objectContaining({ title: 'Acme: signed in', body: 'Latchkey renews it from now on, without you.' }),
    ]);
  });

  it('of a later warning take the place of the earlier one', async () => {
    const { clock, become, notifications, titles, ever } = createBed('Acme');
    const endsAt = clock.now() + 30 * minuteMs;
    become('Acme', { ...signedIn, portalSession: { endsAt } });
    notifications.tell({ kind: 'end-near', sessionId: 'Acme', endsAt });
    await clock.advance(25 * minuteMs);
    notifications.tell({ kind: 'end-near', sessionId: 'Acme', endsAt });
    await clock.advance(minuteMs);
    expect(ever).toHaveLength(2);
    expect(titles()).toHaveLength(1);
    become('Acme', ended);
    await clock.advance(minuteMs);
    expect(titles()).toEqual(['Acme: sign-in needed']);
  });

  it('that the desktop took away are not taken away again, and all go in the end', async () => {
    const { clock, become, gone, titles, notifications } = createBed('Acme', 'Globex');
    become('Acme', ended);
    become('Globex', ended);
    await clock.advance(2 * secondMs);
    gone[0]?.();
    expect(titles()).toEqual(['Globex: sign-in needed']);
    notifications.close();
    expect(titles()).toEqual([]);
  });
});

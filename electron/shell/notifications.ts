/** The system's notifications: each cause once, several at once as one, and gone when they have served their purpose. */
import { assertNever } from '../../shared/errors.ts';
import type { NoticeWords } from '../../shared/notice-words.ts';
import { secondMs } from '../../shared/time.ts';
import type { Clock } from '../engine/ports.ts';
import type { Attention } from './attention.ts';
import { causesFor, isInView, isSettled, type NoticeCause, noticeKey } from './notice.ts';
import { type ManyKind, wordsFor, wordsForMany } from './notice-words.ts';
import type { State } from './state.ts';

/** Long enough for what comes together, and for a session that is back at once; too short to be waited for. */
const gatherMs = secondMs;
/** From how many on they are one notification. */
const many = 3;

export type Notice = NoticeWords & {
  /** What a click or a button is about: the first of them where they are several. */
  readonly cause: NoticeCause;
  readonly isSingle: boolean;
};

export type NotificationPorts = {
  readonly state: Pick<State, 'read' | 'subscribe'>;
  readonly clock: Clock;
  readonly attention: Attention;
  /** Whether notifications have buttons on this platform. */
  readonly hasButtons: boolean;
  /** Shows one; the returned function takes it away. `onGone` hears that it is away by itself. */
  readonly show: (notice: Notice, onGone: () => void) => () => void;
};

type Shown = { readonly causes: readonly NoticeCause[]; readonly close: () => void };

const manyKinds: readonly ManyKind[] = ['question', 'sign-in-needed', 'end-near', 'signed-in'];

/** `tell` calls the person for something that no change of the state says. */
export const createNotifications = ({ state, clock, attention, hasButtons, show }: NotificationPorts) => {
  const shown = new Map<string, Shown>();
  let gathered: readonly NoticeCause[] = [];
  let cancel: (() => void) | undefined;

  const isOver = (cause: NoticeCause) => isSettled(cause, state.read()) || isInView(cause, attention.inFront());

  const close = (key: string) => {
    shown.get(key)?.close();
    shown.delete(key);
  };

  const closeWhatIsOver = () => {
    for (const [key, { causes }] of [...shown]) if (causes.every(isOver)) close(key);
  };

  const put = (key: string, causes: readonly NoticeCause[], words: NoticeWords | undefined) => {
    const [cause] = causes;
    close(key);
    if (cause === undefined || words === undefined) return;
    const notice = { ...words, cause, isSingle: causes.length === 1 };
    const entry: Shown = {
      causes,
      close: show(notice, () => {
        if (shown.get(key) === entry) shown.delete(key);
      }),
    };
    shown.set(key, entry);
  };

  const putEach = (causes: readonly NoticeCause[]) => {
    for (const cause of causes) {
      put(noticeKey(cause), [cause], wordsFor(cause, state.read(), clock.now(), hasButtons));
    }
  };

  const putKind = (kind: ManyKind, fresh: readonly NoticeCause[]) => {
    if (fresh.length === 0) return;
    const keys = new Set(fresh.map(noticeKey));
    const standing = [...shown.values()]
      .flatMap(({ causes }) => causes)
      .filter((cause) => cause.kind === kind && !keys.has(noticeKey(cause)) && !isOver(cause));
    const all = [...standing, ...fresh];
    if (all.length < many) return putEach(fresh);
    for (const cause of all) close(noticeKey(cause));
    put(`many ${kind}`, all, wordsForMany(kind, all, state.read()));
  };

  const flush = () => {
    cancel = undefined;
    const fresh = gathered.filter((cause) => !isOver(cause));
    gathered = [];
    putEach(fresh.filter(({ kind }) => kind === 'proxy'));
    for (const kind of manyKinds) {
      putKind(
        kind,
        fresh.filter((cause) => cause.kind === kind),
      );
    }
  };

  const tell = (cause: NoticeCause) => {
    gathered = [...gathered.filter((each) => noticeKey(each) !== noticeKey(cause)), cause];
    cancel ??= clock.setTimer(gatherMs, flush);
  };

  const isWorthTelling = ({ kind }: NoticeCause): boolean => kind !== 'signed-in' || !attention.isHere();

  const ends = [
    state.subscribe((after, before) => {
      causesFor(before, after).filter(isWorthTelling).forEach(tell);
      closeWhatIsOver();
    }),
    attention.subscribe(closeWhatIsOver),
  ];

  return {
    tell,
    /** A notification that stays when nobody is left to hear its click would lead nowhere. */
    close() {
      for (const end of ends) end();
      cancel?.();
      for (const key of [...shown.keys()]) close(key);
    },
  };
};

export type Goal = { readonly kind: 'session' | 'question'; readonly id: string } | { readonly kind: 'window' };

/** What a click on a notification leads to. */
export const goalOf = (cause: NoticeCause): Goal => {
  switch (cause.kind) {
    case 'question':
      return { kind: 'question', id: cause.id };
    case 'proxy':
      return { kind: 'window' };
    case 'sign-in-needed':
    case 'signed-in':
    case 'end-near':
      return { kind: 'session', id: cause.sessionId };
    default:
      return assertNever(cause);
  }
};

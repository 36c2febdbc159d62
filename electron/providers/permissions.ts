import type { Caller, CallerScope, Question, Verdict } from '../../shared/doors.ts';
import type { RoleRef } from '../../shared/model.ts';
import { isSameRole } from '../../shared/role-ref.ts';
import { minuteMs } from '../../shared/time.ts';
import type { Clock } from '../engine/ports.ts';
import type { Access } from './door.ts';

/** How long a question waits for the person. */
export const questionOpenMs = 10 * minuteMs;
/** How long an answer holds: long enough to run the tool again, short enough to stay "each time". */
export const answerHoldsMs = 5 * minuteMs;
/** A caller that goes through all roles must not bury the person in questions. */
export const mostQuestions = 10;

export type Permissions = {
  mayUse(caller: Caller, role: RoleRef): Access;
  /** Nothing happens when the question is gone. */
  answer(questionId: string, verdict: Verdict): void;
  questions(): readonly Question[];
  /** Forgets every question and answer: what callers may have was changed, or the app locks. */
  forget(): void;
};

type Ports = {
  readonly clock: Clock;
  readonly newId: () => string;
  /** What the person decided for this caller; read at each request. */
  readonly scopeOf: (caller: Caller) => CallerScope;
  /** Told every time a question is asked, answered or gone, with those that are open, oldest first. */
  readonly publish: (questions: readonly Question[]) => void;
};

type Answered = { readonly verdict: Verdict; readonly until: number };

const keyOf = ({ door, name }: Caller, { sessionId, accountId, roleName, chainedRoleId }: RoleRef): string =>
  JSON.stringify([door, name, sessionId, accountId, roleName, chainedRoleId]);

const isIn = (roles: CallerScope['roles'], role: RoleRef): boolean =>
  roles === 'any' || roles.some((each) => isSameRole(each, role));

/**
 * Decides which caller may have which role: within its scope, and where the person wants to be asked each time, as
 * they answered last. A question never holds up a request; the first one is answered `asking`, and what the person
 * says counts for the requests of the next minutes, for that caller and that role alone.
 */
export const createPermissions = ({ clock, newId, scopeOf, publish }: Ports): Permissions => {
  const open = new Map<string, Question>();
  const answered = new Map<string, Answered>();
  let takeBack = (): void => undefined;

  const publishOpen = (): void => {
    takeBack();
    const questions = [...open.values()];
    const [first] = questions;
    if (first !== undefined) takeBack = clock.setTimer(Math.max(0, first.expiresAt - clock.now()), expire);
    publish(questions);
  };

  const expire = (): void => {
    const now = clock.now();
    for (const [key, { until }] of answered) if (until <= now) answered.delete(key);
    const before = open.size;
    for (const [key, { expiresAt }] of open) if (expiresAt <= now) open.delete(key);
    if (open.size !== before) publishOpen();
  };

  const ask = (key: string, caller: Caller, role: RoleRef): Access => {
    if (open.has(key)) return 'asking';
    if (open.size >= mostQuestions) return 'refused';
    const askedAt = clock.now();
    open.set(key, { id: newId(), caller, role, askedAt, expiresAt: askedAt + questionOpenMs });
    publishOpen();
    return 'asking';
  };

  return {
    mayUse(caller, role) {
      expire();
      const { roles, consent } = scopeOf(caller);
      if (!isIn(roles, role)) return 'refused';
      if (consent === 'given') return 'allowed';
      const key = keyOf(caller, role);
      const last = answered.get(key);
      if (last !== undefined) return last.verdict === 'allow' ? 'allowed' : 'refused';
      return ask(key, caller, role);
    },
    answer(questionId, verdict) {
      expire();
      const found = [...open].find(([, { id }]) => id === questionId);
      if (found === undefined) return;
      open.delete(found[0]);
      answered.set(found[0], { verdict, until: clock.now() + answerHoldsMs });
      publishOpen();
    },
    questions() {
      expire();
      return [...open.values()];
    },
    forget() {
      answered.clear();
      if (open.size === 0) return;
      open.clear();
      publishOpen();
    },
  };
};

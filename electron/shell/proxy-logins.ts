/** Logins for proxies: the kept one, the environment's, or the person's answer, in this order. */
import type { ProxyQuestion } from '../../shared/model.ts';
import { secondMs } from '../../shared/time.ts';
import type { Clock } from '../engine/ports.ts';
import type { EnvironmentProxies } from '../network/environment-proxies.ts';
import { type FindProxyLogin, isSameLogin, type ProxyChallenge, type ProxyLogin } from '../network/proxy-login.ts';
import type { KeptProxyLogins } from '../vault/vault.ts';

// A little less than the engine waits for an answer, so that it hears what is missing and not that time ran out.
const engineWaitsMs = 8 * secondMs;

type ProxyLoginPorts = {
  readonly kept: KeptProxyLogins;
  readonly environment: EnvironmentProxies | undefined;
  readonly clock: Clock;
  readonly show: (question: ProxyQuestion | undefined) => void;
  /** An answer is there: what waited for one may be tried again. */
  readonly onAnswered: () => void;
  /** What could not be written; the login is used all the same. */
  readonly onUnkept: (error: unknown) => void;
};

export type ProxyLogins = {
  /** Waits for the person as long as it takes. */
  readonly find: FindProxyLogin;
  /**
   * For the engine's requests, which cannot wait long: undefined after eight seconds, and at once where a login was
   * refused. The question stays, and its answer is for the next request.
   */
  readonly findSoon: FindProxyLogin;
  answer(login: ProxyLogin): void;
  /** No question about this proxy again until `askAgain`. */
  dismiss(): void;
  askAgain(): void;
};

type Waiting = {
  readonly question: ProxyQuestion;
  readonly answered: Promise<ProxyLogin | undefined>;
  readonly resolve: (login: ProxyLogin | undefined) => void;
};

export const createProxyLogins = (ports: ProxyLoginPorts): ProxyLogins => {
  const { kept, environment, clock, show } = ports;
  const waiting = new Map<string, Waiting>();
  const dismissed = new Set<string>();

  const showFirst = () => {
    const [first] = waiting.values();
    show(first?.question);
  };

  const ask = ({ proxy, realm, refused }: ProxyChallenge): Promise<ProxyLogin | undefined> => {
    const asked = waiting.get(proxy);
    if (asked !== undefined) return asked.answered;
    let resolve: Waiting['resolve'] = () => undefined;
    const answered = new Promise<ProxyLogin | undefined>((settle) => {
      resolve = settle;
    });
    const question = { host: proxy, ...(realm && { realm }), again: refused.length > 0 };
    waiting.set(proxy, { question, answered, resolve });
    showFirst();
    return answered;
  };

  const find: FindProxyLogin = async (challenge) => {
    const { proxy, refused } = challenge;
    const isRefused = (login: ProxyLogin) => refused.some((each) => isSameLogin(each, login));
    const old = kept.read(proxy);
    if (old !== undefined && isRefused(old)) await kept.forget(proxy).catch(ports.onUnkept);
    const known = [kept.read(proxy), environment?.loginFor(proxy)].find((each) => each && !isRefused(each));
    if (known !== undefined) return known;
    return dismissed.has(proxy) ? undefined : ask(challenge);
  };

  const settleFirst = (login: ProxyLogin | undefined): string | undefined => {
    const [first] = waiting.values();
    if (first === undefined) return undefined;
    waiting.delete(first.question.host);
    first.resolve(login);
    showFirst();
    return first.question.host;
  };

  return {
    find,
    findSoon: (challenge) => {
      let cancel = () => {};
      const tooLate = new Promise<undefined>((resolve) => {
        cancel = clock.setTimer(challenge.refused.length > 0 ? 0 : engineWaitsMs, () => resolve(undefined));
      });
      return Promise.race([find(challenge), tooLate]).finally(cancel);
    },
    answer(login) {
      const proxy = settleFirst(login);
      if (proxy === undefined) return;
      kept.write(proxy, login).catch(ports.onUnkept);
      ports.onAnswered();
    },
    dismiss() {
      const proxy = settleFirst(undefined);
      if (proxy !== undefined) dismissed.add(proxy);
    },
    askAgain: () => dismissed.clear(),
  };
};

import { describe, expect, it } from 'vitest';
import { createHandClock } from '../../e2e/hand-clock.ts';
import type { ProxyQuestion } from '../../shared/model.ts';
import { readEnvironmentProxies } from '../network/environment-proxies.ts';
import type { ProxyLogin } from '../network/proxy-login.ts';
import { createProxyLogins } from './proxy-logins.ts';

const proxy = 'proxy.example:3128';
const right = { username: 'maya', password: 'right' };
const wrong = { username: 'maya', password: 'wrong' };

const bench = (environment: Record<string, string> = {}, keptBefore?: ProxyLogin) => {
  const stored = new Map<string, ProxyLogin>(keptBefore ? [[proxy, keptBefore]] : []);
  const shown: (ProxyQuestion | undefined)[] = [];
  const clock = createHandClock();
  let answers = 0;
  const logins = createProxyLogins({
    kept: {
      read: (name) => stored.get(name),
      write: async (name, login) => void stored.set(name, login),
      forget: async (name) => void stored.delete(name),
    },
    environment: readEnvironmentProxies(environment),
    clock,
    show: (question) => shown.push(question),
    onAnswered: () => {
      answers += 1;
    },
    onUnkept: (error) => {
      throw error;
    },
  });
  return { logins, stored, shown, clock, answers: () => answers };
};

/** Until everything that waits for nothing has happened. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('logins for proxies', () => {
  it('are asked for once, however many requests wait, and kept', async () => {
    const { logins, stored, shown, answers } = bench();
    const both = Promise.all([
      logins.find({ proxy, realm: 'Contoso', refused: [] }),
      logins.find({ proxy, realm: 'Contoso', refused: [] }),
    ]);
    await settled();
    expect(shown).toEqual([{ host: proxy, realm: 'Contoso', again: false }]);
    logins.answer(right);
    expect(await both).toEqual([right, right]);
    expect(shown.at(-1)).toBeUndefined();
    expect(stored.get(proxy)).toEqual(right);
    expect(answers()).toBe(1);
    expect(await logins.find({ proxy, refused: [] })).toEqual(right);
    expect(shown).toHaveLength(2);
  });

  it('that are kept go first, then the one in the environment, then the person', async () => {
    const inEnvironment = { username: 'env', password: 'env' };
    const { logins, stored, shown } = bench({ HTTPS_PROXY: `http://env:env@${proxy}` }, wrong);
    expect(await logins.find({ proxy, refused: [] })).toEqual(wrong);
    expect(await logins.find({ proxy, refused: [wrong] })).toEqual(inEnvironment);
    expect(stored.has(proxy)).toBe(false);
    const asked = logins.find({ proxy, refused: [wrong, inEnvironment] });
    await settled();
    expect(shown).toEqual([{ host: proxy, again: true }]);
    logins.answer(right);
    expect(await asked).toEqual(right);
  });

  it('keep the engine waiting for eight seconds at most, and not at all once one was refused', async () => {
    const { logins, shown, clock } = bench();
    const soon = logins.findSoon({ proxy, refused: [] });
    await settled();
    await clock.advance(8_000);
    expect(await soon).toBeUndefined();
    expect(shown).toEqual([{ host: proxy, again: false }]);
    logins.answer(wrong);
    const again = logins.findSoon({ proxy, refused: [wrong] });
    await settled();
    await clock.advance(0);
    expect(await again).toBeUndefined();
    expect(shown.at(-1)).toEqual({ host: proxy, again: true });
  });

  it('are no question any more after it was put away, until it is asked again', async () => {
    const { logins, shown } = bench();
    const first = logins.find({ proxy, refused: [] });
    await settled();
    logins.dismiss();
    expect(await first).toBeUndefined();
    expect(await logins.find({ proxy, refused: [] })).toBeUndefined();
    expect(shown).toEqual([{ host: proxy, again: false }, undefined]);
    logins.askAgain();
    void logins.find({ proxy, refused: [] });
    await settled();
    expect(shown.at(-1)).toEqual({ host: proxy, again: false });
  });

  it('are asked for one proxy after the other', async () => {
    const { logins, shown } = bench();
    const first = logins.find({ proxy: 'a.example:1', refused: [] });
    const second = logins.find({ proxy: 'b.example:2', refused: [] });
    await settled();
    logins.answer(right);
    expect(shown.at(-1)).toEqual({ host: 'b.example:2', again: false });
    logins.answer(wrong);
    expect(await Promise.all([first, second])).toEqual([right, wrong]);
    // An answer to nobody is nobody's.
    logins.answer(right);
    expect(shown.at(-1)).toBeUndefined();
  });
});

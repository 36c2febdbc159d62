import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openOneTimeRedirect } from './one-time-redirect.ts';

const target = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=secret';

const ask = async (address: string, options: { host?: string; method?: string } = {}) => {
  const { host, method = 'GET' } = options;
  const asked = request(address, { method, agent: false, ...(host === undefined ? {} : { headers: { host } }) });
  asked.end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  return { status: answer.statusCode, location: answer.headers.location, cache: answer.headers['cache-control'] };
};

describe('a one-time redirect', () => {
  it('leads on once, and is gone', async () => {
    const redirect = await openOneTimeRedirect(target);
    expect(redirect.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
    expect(await ask(redirect.address)).toEqual({ status: 303, location: target, cache: 'no-store' });
    expect(await redirect.ended).toBe('used');
    await expect(ask(redirect.address)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('is not used up by anything but the right request', async () => {
    const redirect = await openOneTimeRedirect(target);
    const { origin, host } = new URL(redirect.address);
    expect((await ask(`${origin}/`)).status).toBe(404);
    expect((await ask(`${redirect.address}x`)).status).toBe(404);
    expect((await ask(redirect.address, { host: 'evil.example' })).status).toBe(404);
    expect((await ask(redirect.address, { host: host.replace('127.0.0.1', 'localhost') })).status).toBe(404);
    expect((await ask(redirect.address, { method: 'POST' })).status).toBe(404);
    expect((await ask(redirect.address, { method: 'HEAD' })).status).toBe(404);
    expect((await ask(redirect.address)).location).toBe(target);
  });

  it('answers one of two that come at once', async () => {
    const redirect = await openOneTimeRedirect(target);
    const answers = await Promise.allSettled([ask(redirect.address), ask(redirect.address)]);
    const led = answers.filter((each) => each.status === 'fulfilled' && each.value.location === target);
    expect(led).toHaveLength(1);
  });

  it('closes after its time, whoever is connected', async () => {
    const redirect = await openOneTimeRedirect(target, 50);
    const idle = connect(Number(new URL(redirect.address).port), '127.0.0.1');
    await once(idle, 'connect');
    idle.resume();
    const closed = once(idle, 'close');
    expect(await redirect.ended).toBe('unused');
    await closed;
    await expect(ask(redirect.address)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

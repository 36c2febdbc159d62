import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { type Callback, type Loopback, openLoopback } from './loopback.ts';

const state = '9a9cb3fe-18bc-46f9-b207-46b96348e4fe';
const opened: Loopback[] = [];
const nobodyElse = async () => false;
const open = async (isForeignConnection: Parameters<typeof openLoopback>[1] = nobodyElse) => {
  const loopback = await openLoopback(state, isForeignConnection);
  opened.push(loopback);
  const url = new URL(loopback.redirectUri);
  return { loopback, port: Number(url.port), redirectUri: loopback.redirectUri };
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ close }) => close()));
});

type Answer = { readonly status: number; readonly body: string; readonly headers: Record<string, unknown> };

const ask = (port: number, path: string, options: { method?: string; headers?: Record<string, string> } = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, agent: false, ...options }, (incoming) => {
      let body = '';
      incoming.on('data', (chunk) => {
        body += chunk;
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body, headers: incoming.headers }));
    });
    asking.on('error', reject).end();
  });

const isPending = (callback: Promise<Callback>) =>
  Promise.race([callback.then(() => false), new Promise<boolean>((resolve) => setImmediate(() => resolve(true)))]);

const rawly = async (port: number, text: string): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
};

const good = `/oauth/callback?code=the-code&state=${state}`;

const hostile: readonly (readonly [name: string, path: string, options: NonNullable<Parameters<typeof ask>[2]>])[] = [
  ['another state', '/oauth/callback?code=x&state=00000000-18bc-46f9-b207-46b96348e4fe', {}],
  ['a longer state', `/oauth/callback?code=x&state=${state}0`, {}],
  ['no state', '/oauth/callback?code=x', {}],
  ['an empty state', '/oauth/callback?code=x&state=', {}],
  ['two states', `/oauth/callback?code=x&state=${state}&state=${state}`, {}],
  ['an error with another state', '/oauth/callback?error=access_denied&state=wrong', {}],
  ['an error without a state', '/oauth/callback?error=access_denied', {}],
  ['neither code nor error', `/oauth/callback?state=${state}`, {}],
  ['both code and error', `/oauth/callback?state=${state}&code=x&error=access_denied`, {}],
  ['two codes', `/oauth/callback?state=${state}&code=x&code=y`, {}],
  ['another path', `/callback?code=x&state=${state}`, {}],
  ['a path below', `/oauth/callback/?code=x&state=${state}`, {}],
  ['a path in disguise', `/oauth/../oauth/callback?code=x&state=${state}`, {}],
  ['another host', good, { headers: { host: 'evil.example' } }],
  ['a name for this machine', good, { headers: { host: 'localhost' } }],
  ['a huge query', `/oauth/callback?state=${state}&code=${'x'.repeat(7_000)}&pad=${'y'.repeat(900)}&code=z`, {}],
  ['POST', good, { method: 'POST' }],
  ['HEAD', good, { method: 'HEAD' }],
  ['OPTIONS', good, { method: 'OPTIONS' }],
];

describe('the listener', () => {
  it('is on 127.0.0.1 alone', async () => {
    const { port } = await open();
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
      .map(({ address }) => address);
    for (const host of ['127.0.0.2', ...others]) {
      const socket = connect(port, host);
      const [error] = await once(socket, 'error');
      expect(error).toMatchObject({ code: expect.stringMatching(/ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH/) });
    }
  });

  it('takes the callback, holds the browser until it knows how it ended, and shows a page without a script', async () => {
    const { loopback, port } = await open();
    const browser = ask(port, good);
    const callback = await loopback.callback;
    expect(callback).toMatchObject({ code: 'the-code' });
    callback.show('signed-in');
    const { status, body, headers } = await browser;
    expect(status).toBe(200);
    expect(body).toContain('go back to Latchkey');
    expect(body).not.toMatch(/<script|https?:\/\/|the-code/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('takes an error that comes with the state', async () => {
    const { loopback, port } = await open();
    const browser = ask(port, `/oauth/callback?error=access_denied&error_description=no&state=${state}`);
    const callback = await loopback.callback;
    expect(callback).toMatchObject({ error: 'access_denied' });
    callback.show('denied');
    expect((await browser).body).toContain('Sign-in denied');
  });

  it.each(hostile)('refuses %s, and waits on', async (_name, path, options) => {
    const { loopback, port } = await open();
    const { status, body } = await ask(port, path, options);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('You are signed in');
    expect(await isPending(loopback.callback)).toBe(true);
  });

  it('takes a code with a question mark in it', async () => {
    const { loopback, port } = await open();
    const browser = ask(port, `/oauth/callback?code=the?code&state=${state}`);
    const callback = await loopback.callback;
    expect(callback).toMatchObject({ code: 'the?code' });
    callback.show('signed-in');
    expect((await browser).status).toBe(200);
  });

  it.each([
    ['two hosts', (port: number) => [`127.0.0.1:${port}`, 'evil.example']],
    ['the same host twice', (port: number) => [`127.0.0.1:${port}`, `127.0.0.1:${port}`]],
    ['no host, as HTTP/1.0 allows', () => []],
  ])('refuses a request for %s', async (_name, hostsOf) => {
    const { loopback, port } = await open();
    const hosts = hostsOf(port).map((host) => `Host: ${host}\r\n`);
    const socket = await rawly(port, `GET ${good} HTTP/1.0\r\n${hosts.join('')}\r\n`);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await isPending(loopback.callback)).toBe(true);
  });

  it('refuses the same callback a second time', async () => {
    const { loopback, port } = await open();
    const first = ask(port, good);
    const callback = await loopback.callback;
    const second = await ask(port, good);
    expect(second).toMatchObject({ status: 400, body: expect.stringContaining('Nothing waits for this page') });
    callback.show('signed-in');
    expect((await first).status).toBe(200);
  });

  it('is gone within a second, with every connection to it', async () => {
    const { loopback, port } = await open();
    const silent = await rawly(port, 'GET /oauth/callback HTTP/1.1\r\n');
    const left = new Promise((resolve) => silent.once('close', resolve));
    const before = performance.now();
    await loopback.close();
    await left;
    expect(performance.now() - before).toBeLessThan(1_000);
    const [error] = await once(connect(port, '127.0.0.1'), 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('lets the last page leave before it goes', async () => {
    const { loopback, port } = await open();
    const browser = ask(port, good);
    const callback = await loopback.callback;
    callback.show('signed-in');
    await loopback.close();
    expect((await browser).body).toContain('You are signed in');
  });
});

describe('10,000 hostile callbacks', () => {
  it('neither end the wait nor slow it', { timeout: 60_000 }, async () => {
    const { loopback, port } = await open();
    const never = [...Array(400).keys()].map(() => rawly(port, `GET ${good.slice(0, 40)}`));
    const kept = [...Array(100).keys()].map(() =>
      rawly(port, `${'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n'.repeat(20)}`),
    );
    const left = [...Array(10_000).keys()];
    let refused = 0;
    const work = async () => {
      for (let each = left.pop(); each !== undefined; each = left.pop()) {
        const [, path, options] = hostile[each % hostile.length] ?? ['', '/'];
        // A connection may be cut off for the sake of others; what counts is what becomes of the one that matters.
        const answer = await ask(port, path, options).catch(() => undefined);
        if (answer === undefined || answer.status >= 400) refused += 1;
      }
    };
    await Promise.all([...Array(32).keys()].map(work));
    expect(refused).toBe(10_000);
    expect(await isPending(loopback.callback)).toBe(true);

    const before = performance.now();
    const browser = ask(port, good);
    const callback = await loopback.callback;
    expect(callback).toMatchObject({ code: 'the-code' });
    callback.show('signed-in');
    expect((await browser).status).toBe(200);
    expect(performance.now() - before).toBeLessThan(500);
    for (const socket of await Promise.all([...never, ...kept])) socket.destroy();
  });

  it('refuses the right state from another person on this machine, and goes on waiting', async () => {
    const foreign = new Set<number | undefined>();
    const { loopback, port } = await open(async ({ remotePort, localPort }) => {
      expect(localPort).toBe(port);
      return foreign.size === 0 && foreign.add(remotePort) !== undefined;
    });
    expect(await ask(port, good)).toMatchObject({ status: 400 });
    expect(await isPending(loopback.callback)).toBe(true);
    const answer = ask(port, good);
    (await loopback.callback).show('signed-in');
    expect(await answer).toMatchObject({ status: 200 });
    expect(foreign.size).toBe(1);
  });
});

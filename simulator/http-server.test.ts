import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, serveSimulator } from './http-server.ts';
import { createSimulator, type Simulator } from './simulator.ts';

const servers: RunningServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const serve = async (
  options: { control?: boolean } = {},
): Promise<{ simulator: Simulator; url: string; port: number }> => {
  const simulator = createSimulator();
  const server = await serveSimulator(simulator, options);
  servers.push(server);
  return { simulator, url: server.url, port: server.port };
};

/** A call with headers that `fetch` would not let us choose, such as Host. */
const call = (
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      url,
      { method: options.method ?? 'GET', headers: options.headers ?? {} },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });

/** Sends bytes as they are and reads until the other side ends the connection. */
const sendRaw = (port: number, bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });

const register = (url: string, headers: Record<string, string> = {}) =>
  call(`${url}/client/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"clientName":"trial","clientType":"public"}',
  });

describe('the HTTP wrapper', () => {
  it('listens on loopback and says its pages are there', async () => {
    const { simulator, url } = await serve();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const client = JSON.parse((await register(url)).text);
    const started = await call(`${url}/device_authorization`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...client, startUrl: simulator.control.startUrl }),
    });
    expect(JSON.parse(started.text).verificationUri).toBe(`${url}/device`);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '192.168.1.5', 'localhost@evil.example'])(
    'S40 refuses the host name "%s"',
    async (host) => {
      const { url } = await serve();
      expect((await call(`${url}/device`, { headers: { host } })).status).toBe(403);
    },
  );

  it.each(['localhost', 'LOCALHOST:8080', '127.0.0.1', '127.1.2.3:1', '[::1]:8080'])(
    'S40 accepts the host name %s',
    async (host) => {
      const { url } = await serve();
      expect((await call(`${url}/device`, { headers: { host } })).status).toBe(200);
    },
  );

  it('S40 refuses API requests with any Origin', async () => {
    const { url } = await serve();
    for (const origin of ['https://evil.example', 'null', url]) {
      expect((await register(url, { origin })).status).toBe(403);
    }
    expect((await register(url)).status).toBe(200);
  });

  it('S40 takes page forms from its own pages only', async () => {
    const { url, port } = await serve();
    const post = async (origin: string) =>
      (
        await call(`${url}/device`, {
          method: 'POST',
          headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
          body: 'user_code=BBBB-BBBB',
        })
      ).status;
    for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${port + 1}`]) {
      expect(await post(origin)).toBe(403);
    }
    expect(await post(url)).toBe(400);
  });

  it('S40 takes the forms at /authorize from its own pages only', async () => {
    const { url } = await serve();
    const post = async (origin: string) =>
      (await call(`${url}/authorize/consent`, { method: 'POST', headers: { origin }, body: 'request=x' })).status;
    expect(await post(url)).toBe(400);
    expect(await post('https://evil.example')).toBe(403);
  });

  it('S40 answers 405 to wrong verbs', async () => {
    const { url } = await serve();
    expect((await call(`${url}/token`)).status).toBe(405);
    expect((await call(`${url}/device`, { method: 'TRACE' })).status).toBe(405);
    expect((await call(`${url}/assignment/accounts`, { method: 'POST' })).status).toBe(405);
  });

  it('refuses a large body without reading all of it', async () => {
    const { url, port } = await serve();
    const head = 'POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n';
    expect(await sendRaw(port, Buffer.from(head + 'x'.repeat(100_000)))).toMatch(/^HTTP\/1\.1 413 /);
    expect((await register(url)).status).toBe(200);
  });

  it.each([
    ['odd bytes', Buffer.from([0, 1, 2, 0xff, 13, 10, 13, 10])],
    [
      'a foreign absolute target',
      Buffer.from('GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
    ],
    ['an empty host', Buffer.from('GET /device HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n')],
    ['no host', Buffer.from('GET /device HTTP/1.0\r\n\r\n')],
    ['an odd path', Buffer.from('GET //[/%%zz/../@ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')],
  ])('survives %s', async (_, bytes) => {
    const { url, port } = await serve();
    expect(await sendRaw(port, bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await register(url)).status).toBe(200);
  });

  it('resets the connection for a drop, and breaks off a truncated answer', async () => {
    const { simulator, url } = await serve();
    const takeBack = simulator.control.faults.add({ kind: 'drop', route: '*' });
    await expect(register(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    takeBack();
    simulator.control.faults.add({ kind: 'truncated', route: 'RegisterClient', times: 1 });
    await expect(register(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await register(url)).status).toBe(200);
  });

  it('says when the port is taken', async () => {
    const { port } = await serve();
    await expect(serveSimulator(createSimulator(), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the control interface over HTTP', () => {
  const order = (url: string, method: string, name: string, members?: object) =>
    call(`${url}/_control/${name}`, { method, ...(members === undefined ? {} : { body: JSON.stringify(members) }) });

  it('is not there unless asked for', async () => {
    const { url } = await serve();
    expect((await order(url, 'GET', 'requests')).status).toBe(404);
  });

  it('adds and takes back faults', async () => {
    const { url } = await serve({ control: true });
    const added = await order(url, 'POST', 'faults', { kind: 'status', route: 'RegisterClient', status: 503 });
    const { id } = JSON.parse(added.text);
    expect((await register(url)).status).toBe(503);
    expect((await order(url, 'DELETE', `faults/${id}`)).status).toBe(200);
    expect((await register(url)).status).toBe(200);
    await order(url, 'POST', 'faults', { kind: 'throttle', route: '*' });
    await order(url, 'DELETE', 'faults');
    expect((await register(url)).status).toBe(200);
  });

  it('approves, and shows what was asked without secrets', async () => {
    const { simulator, url } = await serve({ control: true });
    const client = JSON.parse((await register(url)).text);
    const started = await call(`${url}/device_authorization`, {
      method: 'POST',
      body: JSON.stringify({ ...client, startUrl: simulator.control.startUrl }),
    });
    const { userCode } = JSON.parse(started.text);
    expect(JSON.parse((await order(url, 'GET', 'pending')).text)).toEqual({ userCodes: [userCode] });
    expect((await order(url, 'POST', 'approve', { userCode, userName: 'tomas' })).status).toBe(200);
    expect(simulator.control.pendingUserCodes()).toEqual([]);
    const { text } = await order(url, 'GET', 'requests');
    expect(JSON.parse(text).requests).toHaveLength(2);
    expect(simulator.control.secrets().filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('allows and refuses at /authorize, and makes assertions', async () => {
    const { url } = await serve({ control: true });
    const registered = await call(`${url}/client/register`, {
      method: 'POST',
      body: JSON.stringify({
        clientName: 'trial',
        clientType: 'public',
        redirectUris: ['http://127.0.0.1/oauth/callback'],
      }),
    });
    const address = `${url}/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: JSON.parse(registered.text).clientId,
      redirect_uri: 'http://127.0.0.1:5000/oauth/callback',
      code_challenge_method: 'S256',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    })}`;
    const allowed = await order(url, 'POST', 'authorize', { url: address, userName: 'maya' });
    expect(JSON.parse(allowed.text).location).toMatch(/^http:\/\/127\.0\.0\.1:5000\/oauth\/callback\?code=/);
    const refused = await order(url, 'POST', 'refuse-authorize', { url: address });
    expect(JSON.parse(refused.text).location).toContain('error=access_denied');
    const made = await order(url, 'POST', 'assertion', { userName: 'maya' });
    expect(JSON.parse(made.text).assertion.split('.')).toHaveLength(3);
  });

  it.each([
    ['an unknown code', 'approve', { userCode: 'BBBB-BBBB' }],
    ['a fault nobody knows', 'faults', { kind: 'gremlin', route: '*' }],
    ['a route nobody knows', 'faults', { kind: 'drop', route: '/token' }],
    ['a status that is none', 'faults', { kind: 'status', route: '*', status: 200 }],
    ['a fault that never happens', 'faults', { kind: 'drop', route: '*', times: 0 }],
    ['a missing member', 'assign', { userName: 'maya' }],
  ])('tells in words about %s', async (_, name, members) => {
    const { url } = await serve({ control: true });
    const { status, text } = await order(url, 'POST', name, members);
    expect(status).toBe(400);
    expect(JSON.parse(text).message).not.toBe('');
  });

  it('S40 is closed to web pages', async () => {
    const { url } = await serve({ control: true });
    const answer = await call(`${url}/_control/requests`, { headers: { origin: url } });
    expect(answer.status).toBe(403);
  });
});

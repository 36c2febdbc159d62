import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { issueCertificate, type Running, serveProxy, serveTls } from '../../e2e/network-bed.ts';
import { createNodeFetch, type NodeFetchPorts } from './node-fetch.ts';
import type { ProxyChallenge, ProxyLogin } from './proxy-login.ts';

const authority = issueCertificate({ name: 'Contoso Root CA' });
const good = issueCertificate({ name: 'localhost', issuer: authority, hostname: 'localhost' });
const expired = issueCertificate({ name: 'localhost', issuer: authority, hostname: 'localhost', isExpired: true });
const elsewhere = issueCertificate({ name: 'elsewhere', issuer: authority, hostname: 'elsewhere.example' });
const selfSigned = issueCertificate({ name: 'Fabrikam box', hostname: 'localhost' });

const folder = mkdtempSync(join(tmpdir(), 'network-'));
const bundleOf = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { path, adds: false };
};
const contoso = bundleOf('contoso.pem', authority.pem);

const running: { close(): Promise<void> }[] = [];
const kept = async <Server extends { close(): Promise<void> }>(starting: Promise<Server>): Promise<Server> => {
  const server = await starting;
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()));
});

const fetchWith = (ports: Partial<NodeFetchPorts> = {}) =>
  createNodeFetch({
    userAgent: 'Latchkey/test',
    routesTo: async () => ['direct'],
    bundle: contoso,
    findLogin: async () => undefined,
    ...ports,
  });

const by = (...proxies: readonly { readonly url: string }[]): Partial<NodeFetchPorts> => ({
  routesTo: async () => proxies.map(({ url }) => new URL(url)),
});

/** Answers with what it was sent. */
const echo = (certificate = good): Promise<Running> =>
  kept(
    serveTls(certificate, (incoming, outgoing) => {
      let body = '';
      incoming.on('data', (chunk) => {
        body += chunk;
      });
      incoming.on('end', () => {
        const { method, url, headers } = incoming;
        outgoing.setHeader('x-amzn-requestid', 'r-1');
        outgoing.end(JSON.stringify({ method, url, headers, body }));
      });
    }),
  );

const code = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (error: unknown) => {
      if (!(error instanceof Error)) throw error;
      const { name, message } = error;
      return 'detail' in error ? { code: message, detail: error.detail } : { name, message };
    },
  );

describe('a request', () => {
  it('carries method, headers, body and our own user agent, and brings the whole answer back', async () => {
    const { url } = await echo();
    const answer = await fetchWith()(`${url}/token?a=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"grantType":"…"}',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-amzn-requestid')).toBe('r-1');
    const seen = await answer.json();
    expect(seen).toMatchObject({ method: 'POST', url: '/token?a=1', body: '{"grantType":"…"}' });
    expect(seen.headers).toMatchObject({ 'user-agent': 'Latchkey/test', 'content-type': 'application/json' });
    expect(seen.headers).not.toHaveProperty('cookie');
  });

  it('is an error where it is sent on to somewhere else, unless the caller wants to see that', async () => {
    const { url } = await kept(
      serveTls(good, (_, outgoing) => outgoing.writeHead(302, { location: 'https://elsewhere.example/' }).end()),
    );
    expect(await code(fetchWith()(url, {}))).toEqual({ name: 'TypeError', message: 'redirected' });
    const answer = await fetchWith()(url, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://elsewhere.example/']);
  });

  it('is an error where the answer is cut short', async () => {
    const { url } = await kept(
      serveTls(good, (_, outgoing) => {
        outgoing.writeHead(200, { 'content-length': '100' });
        outgoing.write('{"accessToken":', () => outgoing.destroy());
      }),
    );
    expect(await code(fetchWith()(url, {}))).toEqual({ name: 'TypeError', message: 'ECONNRESET' });
  });

  it('is an error where nobody listens', async () => {
    const { url, close } = await serveTls(good, () => undefined);
    await close();
    expect(await code(fetchWith()(url, {}))).toEqual({ name: 'TypeError', message: 'ECONNREFUSED' });
  });

  it('keeps connections, but none that it asked to be closed', async () => {
    const connections: string[] = [];
    const { url } = await kept(
      serveTls(good, ({ headers, socket }, outgoing) => {
        connections.push(`${socket.remotePort} ${headers.connection}`);
        // Not every server says that it closes what it was asked to close.
        outgoing.removeHeader('connection');
        outgoing.on('finish', () => headers.connection === 'close' && socket.end());
        outgoing.end('{}');
      }),
    );
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    const fetch = fetchWith();
    for (let calls = 0; calls < 12; calls += 1) await fetch(url, {});
    for (let calls = 0; calls < 3; calls += 1) await fetch(url, { headers: { connection: 'close' } });
    await fetch(url, {});
    process.off('warning', listen);
    expect(new Set(connections.map((each) => each.replace(/.* /, '')))).toEqual(new Set(['keep-alive', 'close']));
    expect(new Set(connections).size).toBe(4);
    expect(warnings).toEqual([]);
  });

  it('brings back an answer without content', async () => {
    const { url } = await kept(serveTls(good, (_, outgoing) => outgoing.writeHead(204).end()));
    expect((await fetchWith()(url, {})).status).toBe(204);
  });

  it('ends when it is called off, whether it waits for the server or for the proxy', async () => {
    const abort = new AbortController();
    const { url } = await kept(serveTls(good, () => abort.abort()));
    expect(await code(fetchWith()(url, { signal: abort.signal }))).toMatchObject({ name: 'AbortError' });

    const again = new AbortController();
    let hasLeft = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      hasLeft = resolve;
    });
    const silent = createServer((socket) => {
      socket.on('error', () => undefined).once('close', hasLeft);
      socket.once('data', () => again.abort());
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const fetch = fetchWith(by({ url: `http://127.0.0.1:${port}` }));
    expect(await code(fetch(url, { signal: again.signal }))).toMatchObject({ name: 'AbortError' });
    await left;
    silent.close();
  });
});

describe('a certificate', () => {
  it.each([
    ['of an issuer nobody knows', good, 'issued by Contoso Root CA: UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['that vouches for itself', selfSigned, 'issued by Fabrikam box: DEPTH_ZERO_SELF_SIGNED_CERT'],
  ])('%s is refused, and its issuer named', async (_name, certificate, detail) => {
    const { url } = await echo(certificate);
    const other = bundleOf('other.pem', issueCertificate({ name: 'Another CA' }).pem);
    expect(await code(fetchWith({ bundle: other })(url, {}))).toEqual({ code: 'certificate-refused', detail });
    expect(await code(fetchWith({ bundle: undefined })(url, {}))).toEqual({ code: 'certificate-refused', detail });
  });

  it.each([
    ['that ran out', expired, 'issued by Contoso Root CA: CERT_HAS_EXPIRED'],
    ['for another name', elsewhere, 'issued by Contoso Root CA: ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s is refused though its issuer is trusted', async (_name, certificate, detail) => {
    const { url } = await echo(certificate);
    expect(await code(fetchWith()(url, {}))).toEqual({ code: 'certificate-refused', detail });
  });

  it('is refused behind a proxy just as well', async () => {
    const proxy = await kept(serveProxy());
    const { url } = await echo();
    expect(await code(fetchWith({ ...by(proxy), bundle: undefined })(url, {}))).toEqual({
      code: 'certificate-refused',
      detail: 'issued by Contoso Root CA: UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });

  it('is trusted by a bundle that adds to the usual authorities, too', async () => {
    const { url } = await echo();
    expect((await fetchWith({ bundle: { ...contoso, adds: true } })(url, {})).status).toBe(200);
  });
});

describe('a bundle', () => {
  it.each([
    ['that is not there', () => ({ path: join(folder, 'missing.pem'), adds: false })],
    ['without a certificate', () => bundleOf('empty.pem', 'no certificates here')],
    [
      'with a damaged one',
      () => bundleOf('damaged.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
    ],
  ])('%s is named in the error', async (_name, bundle) => {
    const { url } = await echo();
    const chosen = bundle();
    expect(await code(fetchWith({ bundle: chosen })(url, {}))).toEqual({
      code: 'file-unreadable',
      detail: chosen.path,
    });
  });

  it('is read again after it was put right', async () => {
    const { url } = await echo();
    const bundle = bundleOf('late.pem', '');
    const fetch = fetchWith({ bundle });
    expect(await code(fetch(url, {}))).toMatchObject({ code: 'file-unreadable' });
    writeFileSync(bundle.path, authority.pem);
    expect((await fetch(url, {})).status).toBe(200);
  });
});

describe('a proxy', () => {
  const login = { username: 'maya', password: 'corréct:horse' };

  it('is gone through', async () => {
    const proxy = await kept(serveProxy());
    const { url } = await echo();
    expect((await fetchWith(by(proxy))(url, { method: 'POST', body: 'x' })).status).toBe(200);
    expect(proxy.passed).toEqual(['localhost']);
  });

  it('gets the login it asks for, asked for once and remembered', async () => {
    const proxy = await kept(serveProxy({ login }));
    const { url } = await echo();
    const asked: ProxyChallenge[] = [];
    const findLogin = async (challenge: ProxyChallenge): Promise<ProxyLogin> => {
      asked.push(challenge);
      return login;
    };
    const fetch = fetchWith({ ...by(proxy), findLogin });
    const seen = await (await fetch(url, {})).json();
    expect((await fetch(url, {})).status).toBe(200);
    expect(asked).toEqual([{ proxy: proxy.name, realm: 'Contoso', refused: [] }]);
    expect([proxy.asked.length, proxy.passed.length]).toEqual([3, 2]);
    // What is for the proxy stays with it.
    expect(seen.headers).not.toHaveProperty('proxy-authorization');
  });

  it('that refuses a login is told again with another one, never with the same', async () => {
    const proxy = await kept(serveProxy({ login }));
    const { url } = await echo();
    const stale = { username: 'maya', password: 'old' };
    const refusals: (readonly ProxyLogin[])[] = [];
    const findLogin = async ({ refused }: ProxyChallenge): Promise<ProxyLogin> => {
      refusals.push([...refused]);
      return refused.length === 0 ? stale : login;
    };
    expect((await fetchWith({ ...by(proxy), findLogin })(url, {})).status).toBe(200);
    expect(refusals).toEqual([[], [stale]]);

    const needed = { code: 'proxy-password-needed', detail: proxy.name };
    expect(await code(fetchWith({ ...by(proxy), findLogin: async () => stale })(url, {}))).toEqual(needed);
    expect(await code(fetchWith(by(proxy))(url, {}))).toEqual(needed);
  });

  it.each([403, 502])('that answers %i is named with its answer', async (status) => {
    const proxy = await kept(serveProxy({ status }));
    const { url } = await echo();
    expect(await code(fetchWith(by(proxy))(url, {}))).toEqual({
      code: 'proxy-failed',
      detail: `${proxy.name} (${status})`,
    });
  });

  it('that only knows other ways of signing in is named with them', async () => {
    const negotiating = createServer((socket) =>
      socket.once('data', () =>
        socket.end(
          'HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n',
        ),
      ),
    );
    await new Promise<void>((resolve) => negotiating.listen(0, '127.0.0.1', resolve));
    const address = negotiating.address();
    const name = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const { url } = await echo();
    expect(await code(fetchWith(by({ url: `http://${name}` }))(url, {}))).toEqual({
      code: 'proxy-failed',
      detail: `${name} (407: Negotiate, NTLM)`,
    });
    negotiating.close();
  });

  it('that is away is named, unless another one is there', async () => {
    const gone = await serveProxy();
    await gone.close();
    const { url } = await echo();
    expect(await code(fetchWith(by(gone))(url, {}))).toEqual({
      code: 'proxy-failed',
      detail: `${gone.name} (ECONNREFUSED)`,
    });
    const proxy = await kept(serveProxy());
    expect((await fetchWith(by(gone, proxy))(url, {})).status).toBe(200);
    expect(proxy.passed).toEqual(['localhost']);
  });
});

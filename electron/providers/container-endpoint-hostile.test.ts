import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDoorBed, secrets } from '../../e2e/door-bed.ts';
import { type ContainerEndpoint, openContainerEndpoint } from './container-endpoint.ts';
import { createToken, hashToken } from './door-token.ts';

const token = createToken();
const otherToken = createToken();
const tokens = [
  { name: 'laptop', tokenHash: hashToken(token), profiles: ['dev'] },
  { name: 'agent', tokenHash: hashToken(otherToken), profiles: ['prod'] },
];

const { bed, ports } = createDoorBed();
let endpoint: ContainerEndpoint;
beforeAll(async () => {
  endpoint = await openContainerEndpoint({ ...ports, tokens: () => tokens }, 0);
});
afterAll(() => endpoint.close());
beforeEach(() => {
  bed.calls.length = 0;
  bed.recorded.length = 0;
});

/** Sends the bytes as they are; resolves with all that comes back once the connection ends. */
const exchange = (sent: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect(endpoint.port, '127.0.0.1', () => socket.write(sent, 'latin1'));
    socket.setEncoding('latin1').on('data', (chunk) => {
      answer += chunk;
    });
    // A server that closes before it has read everything may reset the connection.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });

describe('a hostile request', () => {
  const path = '/credentials/dev';
  const host = '127.0.0.1';
  const lines = (...each: string[]): string => `${each.join('\r\n')}\r\n\r\n`;
  const good = [`Host: ${host}`, `Authorization: ${token}`];
  const asking = (...headers: string[]): string => lines(`GET ${path} HTTP/1.1`, ...headers);
  const withToken = (...headers: string[]): string => asking(...good, ...headers);

  const hosts = [
    ...[
      '',
      'example.com',
      'evil.test:80',
      '0.0.0.0',
      '0',
      '127.0.0.2',
      '127.1',
      '2130706433',
      '0x7f.0.0.1',
      '017700000001',
    ],
    ...[
      '[::1]',
      '::1',
      '[::ffff:127.0.0.1]',
      'localhost.',
      '127.0.0.1.',
      'localhost.evil.test',
      'xlocalhost',
      'localhostx',
    ],
    ...[
      '127.0.0.1.nip.io',
      'make-127-0-0-1-rr.1u.ms',
      '7f000001.rbndr.us',
      '169.254.170.2',
      '169.254.169.254',
      '10.0.0.1',
    ],
    ...[
      '192.168.1.2',
      'host.docker.internal',
      'gateway.docker.internal',
      'kubernetes.docker.internal',
      'ip6-localhost',
    ],
    ...[
      'localhost.localdomain',
      'lvh.me',
      'localtest.me',
      'user@127.0.0.1',
      'user:pw@localhost',
      '127.0.0.1@evil.test',
    ],
    ...[
      '127.0.0.1,evil.test',
      'localhost evil.test',
      '127.0.0.1:',
      '127.0.0.1:http',
      '127.0.0.1:123456',
      'localhost:-1',
    ],
    ...[
      '127.0.0.1:80:80',
      'http://127.0.0.1',
      '127.0.0.1/',
      'localhost#',
      'localhost?x',
      '１２７.0.0.1',
      'ⓛocalhost',
      'LOCALHOST\u0000',
    ],
  ];
  const foreign = [
    ...['Origin: null', 'Origin: http://127.0.0.1', 'Origin: http://localhost', 'Origin: https://evil.test', 'Origin:'],
    ...['origin: file://', 'ORIGIN: chrome-extension://abc', 'Origin: app://latchkey', 'Referer: http://127.0.0.1/'],
    ...[
      'Referer: https://evil.test/',
      'referer:',
      'Sec-Fetch-Site: none',
      'Sec-Fetch-Site: same-origin',
      'Sec-Fetch-Site: cross-site',
    ],
    ...[
      'Sec-Fetch-Mode: cors',
      'Sec-Fetch-Mode: no-cors',
      'Sec-Fetch-Mode: navigate',
      'Sec-Fetch-Dest: empty',
      'Sec-Fetch-Dest: image',
    ],
    ...[
      'Sec-Fetch-Dest: script',
      'Sec-Fetch-User: ?1',
      'sec-fetch-storage-access: active',
      'Sec-CH-UA: "Chromium"',
      'Sec-CH-UA-Mobile: ?0',
    ],
    ...[
      'Sec-CH-UA-Platform: "Linux"',
      'Sec-GPC: 1',
      'Sec-Purpose: prefetch',
      'Sec-WebSocket-Key: eA==',
      'Sec-WebSocket-Version: 13',
    ],
    ...[
      'X-Forwarded-For: 10.0.0.1',
      'X-Forwarded-For: 127.0.0.1',
      'X-Forwarded-Host: localhost',
      'X-Forwarded-Proto: https',
    ],
    ...[
      'X-Forwarded-Port: 443',
      'X-Forwarded-Server: proxy',
      'x-forwarded-prefix: /',
      'Forwarded: for=10.0.0.1',
      'Via: 1.1 proxy',
    ],
    ...[
      'X-Real-IP: 10.0.0.1',
      'X-Original-URL: /credentials/dev',
      'X-Rewrite-URL: /credentials/dev',
      'X-HTTP-Method-Override: GET',
    ],
    ...['Proxy-Authorization: x', 'Proxy-Connection: keep-alive', 'Cookie: a=b', 'Access-Control-Request-Method: GET'],
    ...[
      'Access-Control-Request-Headers: authorization',
      'Access-Control-Request-Private-Network: true',
      'Upgrade: websocket',
    ],
    ...[
      'Upgrade: h2c',
      'Connection: Upgrade\r\nUpgrade: websocket',
      'Expect: 100-continue',
      'Expect: x',
      'Trailer: Host',
      'Range: bytes=0-1',
    ],
  ];
  const methods = [
    ...[
      'HEAD',
      'POST',
      'PUT',
      'DELETE',
      'OPTIONS',
      'PATCH',
      'TRACE',
      'PROPFIND',
      'MKCOL',
      'COPY',
      'MOVE',
      'LOCK',
      'UNLOCK',
    ],
    ...[
      'REPORT',
      'SEARCH',
      'SUBSCRIBE',
      'NOTIFY',
      'MERGE',
      'LINK',
      'UNLINK',
      'PURGE',
      'BIND',
      'SOURCE',
      'QUERY',
      'get',
      'Get',
      'GETT',
      'FOO',
      'M-SEARCH',
    ],
  ];
  const targets = [
    ...[
      `http://127.0.0.1${path}`,
      `http://localhost${path}`,
      `http://evil.test${path}`,
      `https://127.0.0.1${path}`,
      `HTTP://127.0.0.1${path}`,
    ],
    ...[
      '*',
      '',
      '//127.0.0.1/credentials/dev',
      `//evil.test${path}`,
      `${path}#`,
      'credentials/dev',
      `\\credentials\\dev`,
      `?${path}`,
    ],
    ...[
      'file:///credentials/dev',
      'javascript:1',
      '127.0.0.1:80',
      `${path} x`,
      `${path}\u0000`,
      `${path}\u00e9`,
      `${path}"`,
    ],
    ...[
      '/',
      '/credentials',
      '/credentials/',
      '/credentials/prod',
      '/credentials/dev/',
      '/credentials//dev',
      `${path}?x`,
      `${path}%00`,
    ],
    ...[
      '/credentials/../credentials/dev',
      '/./credentials/dev',
      '/credentials/%zz',
      '/credentials/%2e%2e',
      '/CREDENTIALS/dev',
      `/${'a'.repeat(9000)}`,
    ],
    ...[
      '/credentials/__proto__',
      '/credentials/constructor',
      '/latest/meta-data/iam/security-credentials/',
      '/healthcheck',
      '/status',
      '/variables?profile=dev',
    ],
  ];
  const wrongTokens = [
    ...[
      '',
      ' ',
      'x',
      token.slice(1),
      token.slice(0, -1),
      `${token}x`,
      `x${token}`,
      `${token}${token}`,
      token.toLowerCase(),
      token.toUpperCase(),
    ],
    ...[
      `Bearer ${token}`,
      `Basic ${token}`,
      `"${token}"`,
      `${token} ${token}`,
      `${token},${otherToken}`,
      'a'.repeat(43),
      'A'.repeat(42),
      'A'.repeat(44),
    ],
    ...[
      'A'.repeat(4000),
      'A'.repeat(7000),
      'null',
      'undefined',
      '[object Object]',
      hashToken(token),
      hashToken(token).slice(0, 43),
      createToken(),
      createToken(),
    ],
    [...token].reverse().join(''),
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    '%41'.repeat(14),
    '\u00e9'.repeat(43),
    `${token}\u00a0`,
  ];
  const protocols = [
    lines(`GET ${path} HTTP/1.0`, ...good),
    lines(`GET ${path} HTTP/0.9`, ...good),
    lines(`GET ${path} HTTP/2.0`, ...good),
    lines(`GET ${path} HTTP/1.2`, ...good),
    lines(`GET ${path}`, ...good),
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    lines('CONNECT 127.0.0.1:443 HTTP/1.1', ...good),
    lines('CONNECT evil.test:443 HTTP/1.1', 'Host: evil.test:443'),
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
    'GARBAGE\r\n\r\n',
    '\u0000\u0000\u0000\u0000\r\n\r\n',
    asking(`Authorization: ${token}`),
    asking(`Host: ${host}`),
    withToken('Host: evil.test'),
    asking('Host: evil.test', ...good),
    withToken(`Host: ${host}`),
    withToken('Authorization: x'),
    withToken(`Authorization: ${token}`),
    asking(`Host: ${host}`, `X-Authorization: ${token}`),
    asking(`Host: ${host}`, `Authorization : ${token}`),
    asking(`Host : ${host}`, `Authorization: ${token}`),
    withToken('Origin : x'),
    withToken('Sec-Fetch-Mode\t: cors'),
    `GET ${path} HTTP/1.1\nHost: ${host}\nAuthorization: ${token}\nOrigin: x\n\n`,
    lines(`GET ${path}?token=${token} HTTP/1.1`, `Host: ${host}`),
    lines(`GET /credentials/${token} HTTP/1.1`, `Host: ${host}`),
    `${withToken('Content-Length: 5')}12345`,
    `${withToken('Content-Length: 99999999')}`,
    `${withToken('Content-Length: -1')}`,
    `${withToken('Content-Length: 0x5')}12345`,
    `${withToken('Content-Length: 5', 'Content-Length: 6')}123456`,
    `${withToken('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
    `${withToken('Transfer-Encoding: chunked')}0\r\n\r\n`,
    `${withToken('Transfer-Encoding: xchunked')}0\r\n\r\n`,
    `${withToken('Transfer-Encoding: identity')}`,
    `${withToken('Transfer-Encoding: chunked', 'Transfer-Encoding: identity')}0\r\n\r\n`,
    `${withToken('Origin: x', 'Content-Length: 4')}GET ${withToken()}`,
    `${asking('Host: evil.test', 'Content-Length: 0')}${withToken('Origin: x')}`,
    withToken(`X-Long: ${'a'.repeat(9000)}`),
    withToken(`X-Long: ${'a'.repeat(70_000)}`),
    withToken(...Array.from({ length: 3000 }, (_, index) => `X-${index}: a`)),
    asking(`Host: ${'a'.repeat(8000)}`, `Authorization: ${token}`),
    withToken('X-Bad\u0000: x'),
    withToken('X Bad: x'),
    withToken('X-Split: a\rOrigin: b'),
    withToken(': x'),
    lines(`GET ${path} HTTP/1.1 extra`, ...good),
    lines(`GET\t${path}\tHTTP/1.1`, ...good),
    lines(` GET ${path} HTTP/1.1`, ...good),
  ];

  const requests: readonly (readonly [name: string, sent: string])[] = [
    ...hosts.map((each) => [`Host: ${each}`, asking(`Host: ${each}`, `Authorization: ${token}`)] as const),
    ...foreign.map((each) => [each, withToken(each)] as const),
    ...methods.map((each) => [`method ${each}`, lines(`${each} ${path} HTTP/1.1`, ...good)] as const),
    ...targets.map((each) => [`target ${each.slice(0, 60)}`, lines(`GET ${each} HTTP/1.1`, ...good)] as const),
    ...wrongTokens.map((each, index) => [`token ${index}`, asking(`Host: ${host}`, `Authorization: ${each}`)] as const),
    ...protocols.map((each, index) => [`protocol ${index}: ${JSON.stringify(each.slice(0, 40))}`, each] as const),
  ];

  it(`is one of at least 200 (${requests.length})`, () => {
    expect(requests.length).toBeGreaterThanOrEqual(200);
    const sent = requests.map(([, each]) => each);
    expect(sent.filter((each, index) => sent.indexOf(each) !== index)).toEqual([]);
  });

  it('differs from a good one only in what makes it hostile', async () => {
    expect(await exchange(withToken())).toContain(secrets.secretAccessKey);
    expect(await exchange(withToken('Accept: application/json', 'User-Agent: Botocore/1'))).toContain('200 OK');
    expect(await exchange(asking('Host: LocalHost:55555', `Authorization: ${token}`))).toContain('200 OK');
  });

  it.each(requests)('releases nothing: %s', async (_, sent) => {
    const answer = await exchange(sent);
    expect(answer).not.toMatch(/canary|ASIA|AccessKeyId|access-control/i);
    expect(answer.split('\r\n')[0] ?? '').toMatch(/^$|^HTTP\/1\.1 4\d\d /);
    expect(bed.calls).toEqual([]);
    expect(bed.recorded.filter(({ outcome }) => outcome === 'allowed')).toEqual([]);
  });

  it('leaves one line a minute in the log, however many come', async () => {
    await Promise.all(Array.from({ length: 50 }, () => exchange(withToken('Origin: x'))));
    expect(bed.recorded.length).toBeLessThanOrEqual(1);
  });
});

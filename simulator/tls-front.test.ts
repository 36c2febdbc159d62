import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTunnel, requestThrough } from './proxy-trial.ts';
import { createSimulator } from './simulator.ts';
import { createThrowAwayCa } from './throw-away-ca.ts';
import { type RunningTlsFront, serveTlsFront } from './tls-front.ts';

const simulator = createSimulator();
let front: RunningTlsFront;

beforeAll(async () => {
  front = await serveTlsFront(simulator);
});

afterAll(() => front.close());

const request = (url: string, options: { headers?: Record<string, string>; body?: string } = {}) =>
  requestThrough(front.url, url, { ca: front.caCertificate, ...options });

const oidc = 'https://oidc.us-east-1.amazonaws.com';
const registration = '{"clientName":"trial","clientType":"public"}';

describe('the TLS front', () => {
  it.each([
    [`${oidc}/client/register`, registration, 200],
    ['https://oidc.eu-west-1.amazonaws.com/client/register', registration, 200],
    ['https://oidc.cn-north-1.amazonaws.com.cn/client/register', registration, 200],
    ['https://portal.sso.us-east-1.amazonaws.com/assignment/accounts', undefined, 401],
    ['https://sts.amazonaws.com/', 'Action=GetCallerIdentity&Version=2011-06-15', 400],
    ['https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15', undefined, 403],
    ['https://device.sso.us-east-1.amazonaws.com/device', undefined, 200],
    ['https://signin.aws.amazon.com/federation?Action=getSigninToken', undefined, 400],
    ['https://us-east-1.signin.aws.amazon.com/console/s3', undefined, 200],
    [`${oidc}/token?aws_iam=t`, '{}', 403],
    [`${oidc}/authorize?client_id=nobody`, undefined, 400],
    ['https://d-9067f2a4c1.awsapps.com/start', undefined, 404],
    [`${oidc}/assignment/accounts`, undefined, 404],
  ])('answers %s as AWS does', async (url, body, status) => {
    expect((await request(url, body === undefined ? {} : { body })).status).toBe(status);
  });

  it.each([
    'example.com:443',
    'oidc.us-east-1.amazonaws.com:80',
    'oidc.us-east-1.amazonaws.com.evil.example:443',
    'oidc.cn-north-1.amazonaws.com:443',
    's3.us-east-1.amazonaws.com:443',
    'awsapps.com:443',
    'signin.aws.amazon.com.evil.example:443',
    'evilsignin.aws.amazon.com:443',
    'evil-awsapps.com:443',
    '127.0.0.1:443',
    'oidc.us-east-1.amazonaws.com',
  ])('refuses a tunnel to %s', async (target) => {
    const { status, socket } = await openTunnel(front.url, target);
    socket.destroy();
    expect(status).toBe(403);
  });

  it('does nothing but tunnels', async () => {
    expect((await fetch(`${front.url}/client/register`, { method: 'POST', body: registration })).status).toBe(405);
  });

  it('shows certificates of a CA made for this run, by the names asked for', async () => {
    const authority = new X509Certificate(front.caCertificate);
    const another = await createThrowAwayCa();
    expect(another.certificate).not.toBe(front.caCertificate);
    for (const host of ['oidc.us-east-1.amazonaws.com', 'sts.amazonaws.com']) {
      const { socket } = await openTunnel(front.url, `${host}:443`);
      const secure = connectTls({ socket, servername: host, ca: front.caCertificate });
      await once(secure, 'secureConnect');
      const shown = new X509Certificate(secure.getPeerCertificate().raw);
      secure.destroy();
      expect(shown.verify(authority.publicKey)).toBe(true);
      expect(shown.subjectAltName).toBe(`DNS:${host}`);
      expect([authority.ca, shown.ca]).toEqual([true, false]);
    }
    await expect(requestThrough(front.url, `${oidc}/token`, { ca: another.certificate })).rejects.toMatchObject({
      code: expect.stringMatching(/CERT|SIGNATURE/),
    });
  });

  it('holds a tunnel to the host it was made for, and keeps web pages out', async () => {
    const body = registration;
    for (const host of ['portal.sso.us-east-1.amazonaws.com', '127.0.0.1', 'oidc.us-east-1.amazonaws.com:80']) {
      expect((await request(`${oidc}/client/register`, { body, headers: { host } })).status).toBe(421);
    }
    const origin = 'https://evil.example';
    expect((await request(`${oidc}/client/register`, { body, headers: { origin } })).status).toBe(403);
    const device = 'https://device.sso.us-east-1.amazonaws.com';
    const form = { body: 'user_code=BBBB-BBBB', headers: { origin: device } };
    expect((await request(`${device}/device`, form)).status).toBe(400);
  });

  it('cuts the connection off where a fault drops it, and goes on afterwards', async () => {
    simulator.control.faults.add({ kind: 'drop', route: 'RegisterClient', times: 1 });
    const register = () => request(`${oidc}/client/register`, { body: registration });
    await expect(register()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await register()).status).toBe(200);
  });

  it('survives clients that speak no TLS in the tunnel', async () => {
    const { socket } = await openTunnel(front.url, 'sts.amazonaws.com:443');
    const ended = once(socket, 'close');
    socket.end('GET / HTTP/1.1\r\nhost: sts.amazonaws.com\r\n\r\n');
    socket.resume();
    await ended;
    expect((await request(`${oidc}/client/register`, { body: registration })).status).toBe(200);
  });

  it('ends every tunnel when it closes', async () => {
    const closing = await serveTlsFront(simulator);
    const { socket } = await openTunnel(closing.url, 'sts.amazonaws.com:443');
    const cut = once(socket, 'close');
    socket.resume();
    await closing.close();
    await cut;
    await expect(openTunnel(closing.url, 'sts.amazonaws.com:443')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogoutCommand } from '@aws-sdk/client-sso';
import { CreateTokenWithIAMCommand, RegisterClientCommand } from '@aws-sdk/client-sso-oidc';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hourMs, secondMs } from '../../shared/time.ts';
import { createClients, createSigningOidcClient, createStsClient, type ExchangePorts } from './clients.ts';

const endpoint = 'https://service.example/below';
const region = 'eu-west-1';
const credentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'a',
  sessionToken: 'b',
  expiresAt: 4_000_000_000_000,
};

const recording = (offsetMs = 0) => {
  const asked: { readonly url: string; readonly headers: Headers }[] = [];
  const ports: ExchangePorts = {
    clock: { now: () => Date.now() + offsetMs, setTimer: () => () => undefined },
    fetch: async (url, init) => {
      asked.push({ url, headers: new Headers(init.headers) });
      return new Response('', { status: 500 });
    },
  };
  return { asked, ports };
};

const createToken = new CreateTokenWithIAMCommand({ clientId: 'a', grantType: 'refresh_token', refreshToken: 'r' });

const sends: readonly (readonly [string, (ports: ExchangePorts) => Promise<unknown>])[] = [
  [
    'sso-oidc',
    (ports) =>
      createClients({ oidc: endpoint, portal: 'https://other.example' }, region, ports).oidc.send(
        new RegisterClientCommand({ clientName: 'a', clientType: 'public' }),
      ),
  ],
  [
    'sso',
    (ports) =>
      createClients({ oidc: 'https://other.example', portal: endpoint }, region, ports).portal.send(
        new LogoutCommand({ accessToken: 'token' }),
      ),
  ],
  ['sso-oidc, signed', (ports) => createSigningOidcClient(endpoint, region, credentials, ports).send(createToken)],
  ['sts', (ports) => createStsClient(endpoint, region, credentials, ports).send(new GetCallerIdentityCommand({}))],
];

describe('a client for', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'clients-'));
    const settings = `region = us-west-2
endpoint_url = https://stray.example
use_fips_endpoint = true
use_dualstack_endpoint = true
max_attempts = 5
retry_mode = adaptive
sigv4a_signing_region_set = *
auth_scheme_preference = sigv4a
sts_regional_endpoints = legacy
aws_access_key_id = AKIASTRAY
aws_secret_access_key = stray
`;
    for (const file of ['config', 'credentials']) writeFileSync(join(folder, file), `[default]\n${settings}`);
    const stray = { ENDPOINT_URL: 'https://stray.example', REGION: 'us-west-2', USE_FIPS_ENDPOINT: 'true' };
    for (const [name, value] of Object.entries(stray)) vi.stubEnv(`AWS_${name}`, value);
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
    vi.stubEnv('AWS_MAX_ATTEMPTS', '5');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it.each(sends)(
    '%s asks the endpoint it was given, once, whatever environment and config file say',
    async (_, send) => {
      const { asked, ports } = recording();
      await expect(send(ports)).rejects.toThrow();
      expect(asked.map(({ url }) => url.startsWith(`${endpoint}/`))).toEqual([true]);
    },
  );

  it.each(sends.slice(2))(
    '%s signs for its region with the role’s credentials, at the service’s time',
    async (_, send) => {
      const { asked, ports } = recording(-5 * hourMs);
      await expect(send(ports)).rejects.toThrow();
      const [{ headers } = { headers: new Headers() }] = asked;
      expect(headers.get('authorization')).toMatch(
        /^AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE\/\d{8}\/eu-west-1\/(sts|sso-oauth)\//,
      );
      expect(headers.get('x-amz-security-token')).toBe('b');
      const [, date = '', time = ''] = /^(\d{8})T(\d{6})Z$/.exec(headers.get('x-amz-date') ?? '') ?? [];
      const signedAt = Date.parse(
        `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`,
      );
      expect(Math.abs(signedAt - (Date.now() - 5 * hourMs))).toBeLessThan(60 * secondMs);
    },
  );

  it.each(sends.slice(0, 2))('%s signs nothing', async (_, send) => {
    const { asked, ports } = recording();
    await expect(send(ports)).rejects.toThrow();
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([null]);
  });
});

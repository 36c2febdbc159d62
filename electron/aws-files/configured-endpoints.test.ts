import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineSession } from '../engine/ports.ts';
import { botocoreVersion } from './botocore-witness.ts';
import { createConfiguredEndpoints } from './configured-endpoints.ts';

const startUrl = 'https://d-9067f2a4c1.awsapps.com/start';

const corp: EngineSession = {
  id: 'corp',
  name: 'Corporation',
  startUrl,
  region: 'us-east-1',
  scopes: ['sso:account:access'],
  sharedAs: { kind: 'sso-session', name: 'corp' },
};
const legacy: EngineSession = { ...corp, sharedAs: { kind: 'legacy' } };

const section = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;
const services = `[services local]
sso =
  endpoint_url = https://sso.example
sso_oidc =
    # a comment
    endpoint_url = https://oidc.example/prefix
sts =
  endpoint_url=https://sts.example
s3 =
  endpoint_url = https://s3.example
`;
const local = { oidc: 'https://oidc.example/prefix', portal: 'https://sso.example', sts: 'https://sts.example' };
const profile = (name: string, ...settings: string[]) =>
  `[profile ${name}]\nsso_session = corp\n${settings.join('\n')}\n`;

describe('endpoints in the config file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endpoints-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const setBy = async (config: string, session = corp, credentials?: string) => {
    const paths = { config: join(folder, 'config'), credentials: join(folder, 'credentials') };
    writeFileSync(paths.config, config);
    if (credentials !== undefined) writeFileSync(paths.credentials, credentials);
    const configured = createConfiguredEndpoints(paths);
    await configured.read();
    return configured.of(session);
  };
  const nothing = { endpoints: {}, disagreeing: [] };

  it('are those of the services section of a profile that uses the session', async () => {
    expect(await setBy(section + services + profile('dev', 'services = local'))).toEqual({
      endpoints: local,
      disagreeing: [],
    });
  });

  it('are its endpoint_url, for services its section does not name', async () => {
    const settings = ['endpoint_url = https://all.example', 'services = local'];
    expect(await setBy(section + services + profile('dev', ...settings))).toEqual({
      endpoints: { ...local, signIn: 'https://all.example' },
      disagreeing: [],
    });
    expect((await setBy(section + profile('dev', 'services = missing', settings[0] ?? ''))).endpoints).toEqual({
      ...{ oidc: 'https://all.example', portal: 'https://all.example' },
      ...{ sts: 'https://all.example', signIn: 'https://all.example' },
    });
  });

  it('may stand in the credentials file, ahead of the config file', async () => {
    const config = section + profile('dev', 'endpoint_url = https://config.example');
    const { endpoints } = await setBy(config, corp, '[dev]\nendpoint_url = https://credentials.example\n');
    expect(endpoints.oidc).toBe('https://credentials.example');
  });

  it.each(['true', 'True'])('are none where the profile ignores them: %s', async (value) => {
    const settings = ['endpoint_url = https://all.example', `ignore_configured_endpoint_urls = ${value}`];
    expect(await setBy(section + profile('dev', ...settings))).toEqual(nothing);
  });

  it('count where all profiles of the session agree', async () => {
    const config = section + services + profile('dev', 'services = local') + profile('prod', 'services = local');
    expect((await setBy(config)).endpoints).toEqual(local);
  });

  it.each([
    ['another address', 'endpoint_url = https://other.example'],
    ['none', 'region = eu-west-1'],
  ])('are none where one of them says %s, and it is told which profiles do not agree', async (_, other) => {
    const config = section + services + profile('dev', 'services = local') + profile('prod', other);
    expect(await setBy(config)).toEqual({ endpoints: {}, disagreeing: ['dev', 'prod'] });
  });

  it('may differ for AWS STS, which then is where AWS has it', async () => {
    const more = services.replaceAll('local', 'other').replace('sts.example', 'elsewhere.example');
    const config = section + services + more + profile('dev', 'services = local') + profile('prod', 'services = other');
    expect(await setBy(config)).toEqual({
      endpoints: { oidc: local.oidc, portal: local.portal },
      disagreeing: [],
    });
  });

  it('are not taken from profiles of other sessions', async () => {
    const other = '[profile x]\nendpoint_url = https://x.example\n[default]\nendpoint_url = https://x.example\n';
    expect(await setBy(section + other)).toEqual(nothing);
    const named = profile('dev', 'endpoint_url = https://x.example');
    expect(await setBy(named)).toEqual(nothing);
    expect(await setBy(section.replace(startUrl, 'https://other.awsapps.com/start') + named)).toEqual(nothing);
    expect(await setBy(section + named, { ...corp, sharedAs: { kind: 'sso-session', name: 'else' } })).toEqual(nothing);
  });

  it('are those of a session of that name, shared or not', async () => {
    const { sharedAs: _, ...unshared } = corp;
    const config = section + profile('dev', 'services = local') + services;
    expect(await setBy(config, unshared)).toEqual(nothing);
    expect((await setBy(config, { ...unshared, name: 'corp' })).endpoints).toEqual(local);
  });

  it('are found for a legacy session by its start URL', async () => {
    const own = `[profile old]\nsso_start_url = ${startUrl}\nservices = local\n`;
    const other =
      '[profile older]\nsso_start_url = https://other.awsapps.com/start\nendpoint_url = https://x.example\n';
    expect((await setBy(own + other + services, legacy)).endpoints).toEqual(local);
    expect(await setBy(section + profile('dev', 'services = local') + services, legacy)).toEqual(nothing);
  });

  it('are as last read', async () => {
    const paths = { config: join(folder, 'config'), credentials: join(folder, 'credentials') };
    const configured = createConfiguredEndpoints(paths);
    await configured.read();
    expect(configured.of(corp)).toEqual(nothing);
    writeFileSync(paths.config, section + services + profile('dev', 'services = local'));
    expect(configured.of(corp)).toEqual(nothing);
    await configured.read();
    expect(configured.of(corp).endpoints).toEqual(local);
  });

  it('of a file that is none are none', async () => {
    expect(await setBy('no section\n=\n[')).toEqual(nothing);
  });

  const version = botocoreVersion();
  console.info(version === undefined ? 'botocore: skipped, not installed here' : `botocore: ${version}`);
  it
    .skipIf(version === undefined)
    .each([
      [profile('dev', 'services = local')],
      [profile('dev', 'services = local', 'endpoint_url = https://all.example')],
      [profile('dev', 'endpoint_url = https://all.example')],
      [profile('dev', 'endpoint_url = https://all.example', 'ignore_configured_endpoint_urls = TRUE')],
      [profile('dev', 'region = eu-west-1')],
      [
        `${profile('dev', 'services = tabs')}[services "tabs"]\nsso_oidc =\n\t endpoint_url = https://first.example\n\n\tendpoint_url=https://tab.example/?a=b\n`,
      ],
    ])('are those that botocore takes: %j', async (own) => {
    const { endpoints } = await setBy(section + services + own, corp, '');
    const program = `
import json, botocore.session
session = botocore.session.Session(profile="dev")
names = {"oidc": "sso-oidc", "portal": "sso", "sts": "sts", "signIn": "signin"}
urls = {key: session.create_client(name, region_name="us-east-1").meta.endpoint_url for key, name in names.items()}
print(json.dumps({key: url for key, url in urls.items() if "amazon" not in url}))
`;
    const env = {
      PATH: process.env.PATH,
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    };
    const answer = execFileSync('python3', ['-c', program], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(endpoints).toEqual(JSON.parse(answer));
  });
});

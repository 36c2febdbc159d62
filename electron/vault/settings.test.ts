import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultPersisted, type Persisted, parsePersisted } from './persisted.ts';
import type * as SettingsModule from './settings.ts';

let openSettings: typeof SettingsModule.openSettings;
beforeAll(async () => {
  // Outside Electron its package only names an executable; told where that is, it neither looks for it nor downloads it.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = tmpdir();
  ({ openSettings } = await import('./settings.ts'));
});

let folder: string;
const file = () => join(folder, 'settings.json');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-settings-'));
});
afterEach(() => rm(folder, { recursive: true }));

const filled: Persisted = {
  settings: {
    copyFormat: 'fish',
    copyRegion: 'eu-west-1',
    clipboardLifetimeMs: 0,
    signInMethod: 'browser',
    endWarningsMs: [600_000],
    consoleIn: 'browser',
    profileTemplate: '{session}-{role}',
    theme: 'dark',
    quickPickShortcut: 'Control+Alt+K',
  },
  sessions: [
    {
      id: 'a',
      name: 'Acme',
      startUrl: 'https://acme.awsapps.com/start',
      region: 'us-east-1',
      scopes: ['sso:account:access'],
    },
    {
      id: 'b',
      sharedAs: { kind: 'sso-session', name: 'demo' },
      name: 'Demo',
      startUrl: 'https://demo.awsapps.com/start',
      region: 'eu-west-1',
      scopes: [],
      fips: true,
      dualStack: true,
      endpoints: { oidc: 'http://127.0.0.1:1', portal: 'http://127.0.0.1:1', sts: 'http://127.0.0.1:2' },
    },
  ],
  recentRoles: [
    { sessionId: 'a', accountId: '1', roleName: 'Admin', accountName: 'Audit', usedAt: 5, frecentAt: 5 },
    {
      sessionId: 'a',
      accountId: '2',
      roleName: 'Deploy',
      chainedRoleId: 'c',
      accountName: 'Prod',
      usedAt: 4,
      frecentAt: 9,
      copyFormat: 'fish',
    },
  ],
  favourites: [{ sessionId: 'a', accountId: '1', roleName: 'Admin', accountName: 'Audit' }],
  accountMarks: [
    { accountId: '1', environment: 'none', color: 'pink', label: 'Books' },
    { accountId: '2', environment: 'production' },
  ],
  layout: { sidebarWidth: 240, detailsWidth: 320, detailsOpen: false },
  recentDestinations: [
    { service: 'ec2', region: 'eu-west-1', usedAt: 6 },
    { service: 'iam', usedAt: 4 },
  ],
  chainedRoles: [
    {
      id: 'c',
      name: 'Deploy',
      source: { sessionId: 'a', accountId: '1', roleName: 'Admin' },
      roleArn: 'arn:aws:iam::111122223333:role/Deploy',
      externalId: 'from-acme',
      roleSessionName: 'maya',
      durationSeconds: 1800,
      region: 'eu-west-1',
    },
    {
      id: 'd',
      name: 'Through it',
      source: { sessionId: 'a', accountId: '111122223333', roleName: 'Deploy', chainedRoleId: 'c' },
      roleArn: 'arn:aws:iam::444455556666:role/Through',
    },
  ],
  applications: [
    {
      id: 'e',
      name: 'Reports',
      applicationArn: 'arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1234567890abcdef',
      region: 'us-east-1',
      signer: { sessionId: 'a', accountId: '1', roleName: 'Admin' },
      grant: 'jwt-bearer',
      identityRoleArn: 'arn:aws:iam::111122223333:role/Reports',
    },
  ],
  doors: {
    endpointEnabled: true,
    endpointPort: 4711,
    tokens: [
      { name: 'laptop', tokenHash: 'a'.repeat(64), profiles: ['dev'], createdAt: 7, tokenFile: '/tmp/token' },
      { name: 'once', tokenHash: 'b'.repeat(64), profiles: ['dev', 'prod'], createdAt: 8 },
    ],
    scopes: [
      {
        caller: { door: 'credential-process', name: 'dev' },
        scope: { roles: [{ sessionId: 'a', accountId: '1', roleName: 'Admin' }], consent: 'each-time' },
      },
    ],
  },
  window: { x: -5, y: 0, width: 800, height: 600, maximized: true },
  toldAboutBackground: true,
};

describe('the settings file', () => {
  it('begins with the defaults and writes nothing before it is told something', () => {
    expect(openSettings(folder).read()).toEqual(defaultPersisted);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('brings everything back in the next run, for the owner alone', () => {
    const settings = openSettings(folder);
    settings.write(filled);
    settings.write({ toldAboutBackground: false });
    expect(settings.read()).toEqual({ ...filled, toldAboutBackground: false });
    const next = openSettings(folder);
    expect(next.read()).toEqual({ ...filled, toldAboutBackground: false });
    expect(next.setAside).toBeUndefined();
    expect(lstatSync(file()).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['half a file', '{"settings":'],
    ['an empty file', ''],
    ['another type', '"text"'],
    ['a wrong field', '{"settings":{"copyFormat":"telepathy"}}'],
    ['a wrong session', '{"sessions":[{"id":"a"}]}'],
    ['one id twice', JSON.stringify({ sessions: [filled.sessions[0], filled.sessions[0]] })],
  ])('sets aside %s and begins with the defaults', (_name, text) => {
    writeFileSync(file(), text);
    const settings = openSettings(folder);
    expect(settings.read()).toEqual(defaultPersisted);
    expect(readFileSync(join(folder, settings.setAside ?? ''), 'utf8')).toBe(text);
    settings.write({ toldAboutBackground: true });
    expect(openSettings(folder).read().toldAboutBackground).toBe(true);
  });

  it('fills in what an older file does not have, and ignores what a newer one adds', () => {
    writeFileSync(file(), JSON.stringify({ sessions: [{ ...filled.sessions[0], later: 1 }], later: true }));
    expect(openSettings(folder).read()).toEqual({ ...defaultPersisted, sessions: [filled.sessions[0]] });
    expect(parsePersisted('{}')).toEqual(defaultPersisted);
  });

  it('repairs a widened mode, sweeps what a crash left and follows no link', () => {
    writeFileSync(file(), JSON.stringify(filled));
    chmodSync(file(), 0o644);
    writeFileSync(`${file()}.tmp-1234567890abcdef`, 'half');
    expect(openSettings(folder).read()).toEqual(filled);
    expect(lstatSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['settings.json']);

    rmSync(file());
    const target = join(folder, 'target');
    writeFileSync(target, JSON.stringify(filled));
    symlinkSync(target, file());
    const settings = openSettings(folder);
    expect(settings.setAside).toBeDefined();
    settings.write({ toldAboutBackground: true });
    expect(readFileSync(target, 'utf8')).toBe(JSON.stringify(filled));
  });

  it('holds a change for this run that the disk refuses, and says so', () => {
    const settings = openSettings(folder);
    mkdirSync(file());
    expect(() => settings.write({ toldAboutBackground: true })).toThrow('file-unwritable');
    expect(settings.read().toldAboutBackground).toBe(true);
  });
});

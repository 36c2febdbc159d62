import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
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
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import type { ApplicationToken, SessionSecrets } from '../engine/ports.ts';
import type { Cipher } from './cipher.ts';
import { openVault } from './vault.ts';

/** A keychain in the test's hands, with the cipher Chromium uses on Linux: AES-128-CBC, which notices no changed bytes. */
const createKeychain = (key = randomBytes(16)) => {
  const iv = Buffer.alloc(16, ' ');
  const keychain = { available: true, broken: false };
  const cipher: Cipher = {
    isAvailable: () => keychain.available,
    encrypt: async (text) => {
      if (!keychain.available || keychain.broken) throw new AppError('keyring-unavailable');
      const aes = createCipheriv('aes-128-cbc', key, iv);
      return Buffer.concat([Buffer.from('v11'), aes.update(text, 'utf8'), aes.final()]);
    },
    decrypt: async (bytes) => {
      if (!keychain.available) throw new AppError('keyring-unavailable');
      const aes = createDecipheriv('aes-128-cbc', key, iv);
      return Buffer.concat([aes.update(bytes.subarray(3)), aes.final()]).toString('utf8');
    },
  };
  return { keychain, cipher };
};

const secretsOf = (name: string): SessionSecrets => ({
  endpoints: { oidc: 'https://oidc.us-east-1.amazonaws.com', portal: 'https://portal.sso.us-east-1.amazonaws.com' },
  registration: {
    clientId: 'client',
    clientSecret: `${name}-client-secret`,
    expiresAt: 3,
    scopes: ['sso:account:access'],
    method: 'device',
  },
  otherRegistration: {
    clientId: 'other-client',
    clientSecret: `${name}-other-secret`,
    expiresAt: 4,
    scopes: [],
    method: 'browser',
  },
  token: {
    ...{ accessToken: `${name}-access-token`, refreshToken: `${name}-refresh-token`, issuedAt: 1, expiresAt: 2 },
    portalSession: { signedInAt: 1, endsAt: 5 },
  },
  sharedToken: { accessDigest: `${name}-digest`, issuedAt: 1, portalSession: { signedInAt: 1 } },
});

let folder: string;
const file = () => join(folder, 'vault.bin');
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'latchkey-vault-')), 'vault');
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(join(folder, '..'), { recursive: true });
});

describe('the vault', () => {
  it('keeps proxy logins beside the sessions, as secret as they are, until told to forget one', async () => {
    const { cipher } = createKeychain();
    const first = await openVault({ folder, cipher });
    expect(first.proxyLogins.read('proxy.example:3128')).toBeUndefined();
    await first.secrets.write('a', secretsOf('a'));
    await first.proxyLogins.write('proxy.example:3128', { username: 'maya', password: 'pass-of-the-proxy' });
    await first.proxyLogins.write('other.example:80', { username: 'm', password: 'other' });
    expect(readFileSync(file()).includes('pass-of-the-proxy')).toBe(false);

    const second = await openVault({ folder, cipher });
    await second.keepOnly(['a']);
    expect(second.proxyLogins.read('proxy.example:3128')).toEqual({ username: 'maya', password: 'pass-of-the-proxy' });
    await second.proxyLogins.forget('proxy.example:3128');
    const third = await openVault({ folder, cipher });
    expect(third.proxyLogins.read('proxy.example:3128')).toBeUndefined();
    expect(third.proxyLogins.read('other.example:80')).toEqual({ username: 'm', password: 'other' });
    expect(await third.secrets.read('a')).toEqual(secretsOf('a'));
  });

  it('keeps tokens of applications, as secret as they are, and drops those that a session gone since signed for', async () => {
    const { cipher } = createKeychain();
    const token: ApplicationToken = {
      ...{ accessToken: 'access-of-reports', refreshToken: 'refresh-of-reports', issuedAt: 1, expiresAt: 2 },
      ...{ issuedTokenType: 'Bearer', scopes: ['aws'], identityContext: 'context-of-reports' },
      ...{ signedBy: 'a', region: 'eu-west-1', endpoint: 'https://oidc.eu-west-1.amazonaws.com' },
    };
    const { refreshToken: _refresh, identityContext: _context, ...plain } = token;
    const first = await openVault({ folder, cipher });
    await first.applicationTokens.write('reports', token);
    await first.applicationTokens.write('search', { ...plain, signedBy: 'b' });
    expect(readFileSync(file(), 'latin1')).not.toMatch(/of-reports/);

    const second = await openVault({ folder, cipher });
    expect(await second.applicationTokens.read('reports')).toEqual(token);
    expect(await second.applicationTokens.signedBy('b')).toEqual(['search']);
    await second.keepOnly(['a']);
    const third = await openVault({ folder, cipher });
    expect(await third.applicationTokens.read('search')).toBeUndefined();
    await third.applicationTokens.forget('reports');
    expect(await (await openVault({ folder, cipher })).applicationTokens.read('reports')).toBeUndefined();
  });

  it('keeps secrets for the next run, encrypted and for the owner alone', async () => {
    const { cipher } = createKeychain();
    const first = await openVault({ folder, cipher });
    expect(first.status).toEqual({ kind: 'encrypted' });
    expect(await first.secrets.read('a')).toBeUndefined();
    await first.secrets.write('a', secretsOf('a'));
    const endpointsOnly: SessionSecrets = { endpoints: { oidc: 'http://127.0.0.1:1', portal: 'http://127.0.0.1:1' } };
    await first.secrets.write('b', endpointsOnly);

    const second = await openVault({ folder, cipher });
    expect(await second.secrets.read('a')).toEqual(secretsOf('a'));
    expect(await second.secrets.read('b')).toEqual(endpointsOnly);
    expect(second.setAside).toBeUndefined();
    expect(lstatSync(file()).mode & 0o777).toBe(0o600);
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
    expect(readFileSync(file(), 'latin1')).not.toMatch(/token|secret/);
  });

  it('forgets for good, and at a start whatever has no session any more', async () => {
    const { cipher } = createKeychain();
    const first = await openVault({ folder, cipher });
    for (const id of ['a', 'b', 'c']) await first.secrets.write(id, secretsOf(id));
    await first.secrets.forget('a');
    await first.secrets.forget('never there');
    const second = await openVault({ folder, cipher });
    expect(await second.secrets.read('a')).toBeUndefined();
    await second.keepOnly(['c', 'd']);
    const third = await openVault({ folder, cipher });
    expect(await third.secrets.read('b')).toBeUndefined();
    expect(await third.secrets.read('c')).toEqual(secretsOf('c'));
  });

  it('touches no file without a keychain', async () => {
    const { cipher, keychain } = createKeychain();
    keychain.available = false;
    const vault = await openVault({ folder, cipher });
    expect(vault.status).toEqual({ kind: 'memory-only' });
    await vault.secrets.write('a', secretsOf('a'));
    expect(await vault.secrets.read('a')).toEqual(secretsOf('a'));
    keychain.available = true;
    await vault.secrets.write('b', secretsOf('b'));
    await vault.keepOnly([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('leaves a vault where it is while the keychain is away, and reads it when it is back', async () => {
    const { cipher, keychain } = createKeychain();
    await (await openVault({ folder, cipher })).secrets.write('a', secretsOf('a'));
    const before = readFileSync(file());
    keychain.available = false;
    const locked = await openVault({ folder, cipher });
    expect(locked).toMatchObject({ status: { kind: 'memory-only' } });
    expect(locked.setAside).toBeUndefined();
    await locked.secrets.write('a', secretsOf('other'));
    await locked.keepOnly([]);
    expect(readFileSync(file())).toEqual(before);
    keychain.available = true;
    expect(await (await openVault({ folder, cipher })).secrets.read('a')).toEqual(secretsOf('a'));
  });

  it('sets aside what it cannot decrypt, twice under two names, and begins afresh', async () => {
    const { cipher } = createKeychain();
    await (await openVault({ folder, cipher })).secrets.write('a', secretsOf('a'));
    const foreign = readFileSync(file());
    const names: (string | undefined)[] = [];
    for (const other of [createKeychain(), createKeychain()]) {
      const vault = await openVault({ folder, cipher: other.cipher });
      expect(vault.status).toEqual({ kind: 'encrypted' });
      expect(await vault.secrets.read('a')).toBeUndefined();
      names.push(vault.setAside);
      await vault.secrets.write('b', secretsOf('b'));
    }
    expect(new Set(names).size).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['vault.bin', ...names].sort());
    expect(readFileSync(join(folder, names[0] ?? ''))).toEqual(foreign);
  });

  it('notices every flipped bit of its file', async () => {
    const { cipher } = createKeychain();
    await (await openVault({ folder, cipher })).secrets.write('a', secretsOf('a'));
    const good = readFileSync(file());
    // The three marker bytes in front are the keychain's own business.
    for (let bit = 24; bit < good.length * 8; bit += 1) {
      const changed = Buffer.from(good);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(file(), changed);
      const vault = await openVault({ folder, cipher });
      expect(vault.setAside, `bit ${bit}`).toBeDefined();
      rmSync(join(folder, vault.setAside ?? ''));
    }
  });

  it('does not follow a link planted in its place', async () => {
    const { cipher } = createKeychain();
    const target = join(folder, '..', 'target');
    await (await openVault({ folder, cipher })).secrets.write('a', secretsOf('a'));
    rmSync(file());
    writeFileSync(target, 'untouched');
    symlinkSync(target, file());
    const vault = await openVault({ folder, cipher });
    expect(vault.setAside).toBeDefined();
    await vault.secrets.write('a', secretsOf('a'));
    expect(readFileSync(target, 'utf8')).toBe('untouched');
  });

  it('keeps a token in memory while the disk refuses it, and writes it by itself when it can again', async () => {
    const { cipher, keychain } = createKeychain();
    const vault = await openVault({ folder, cipher });
    await vault.secrets.write('a', secretsOf('old'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    rmSync(folder, { recursive: true });
    await expect(vault.secrets.write('a', secretsOf('new'))).rejects.toMatchObject({ code: 'file-unwritable' });
    expect(await vault.secrets.read('a')).toEqual(secretsOf('new'));
    mkdirSync(folder);
    keychain.broken = true;
    vi.advanceTimersByTime(30_000);
    await expect(vault.secrets.write('b', secretsOf('b'))).rejects.toMatchObject({ code: 'keyring-unavailable' });
    keychain.broken = false;
    vi.advanceTimersByTime(30_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(existsSync(file())).toBe(true));
    const next = await openVault({ folder, cipher });
    expect(await next.secrets.read('a')).toEqual(secretsOf('new'));
    expect(await next.secrets.read('b')).toEqual(secretsOf('b'));
  });

  it('repairs a widened mode and sweeps what a crash left', async () => {
    const { cipher } = createKeychain();
    await (await openVault({ folder, cipher })).secrets.write('a', secretsOf('a'));
    chmodSync(file(), 0o644);
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, `vault.bin.4194305.${'0'.repeat(12)}.tmp`), 'half');
    await openVault({ folder, cipher });
    expect(lstatSync(file()).mode & 0o777).toBe(0o600);
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['vault.bin']);
  });

  it('lets one session work on its secrets at a time, and no session wait for another', async () => {
    const { secrets } = await openVault({ folder, cipher: createKeychain().cipher });
    const seen: string[] = [];
    let release: () => void = () => undefined;
    const first = secrets.exclusively('a', async () => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      seen.push('a1');
    });
    const second = secrets.exclusively('a', async () => {
      seen.push('a2');
    });
    await secrets.exclusively('b', async () => {
      seen.push('b');
    });
    release();
    await Promise.all([first, second]);
    expect(seen).toEqual(['b', 'a1', 'a2']);
  });
});

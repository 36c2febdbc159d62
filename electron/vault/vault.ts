import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { SessionId, VaultStatus } from '../../shared/model.ts';
import { secondMs } from '../../shared/time.ts';
import type { ApplicationToken, ApplicationTokens, Secrets, SessionSecrets } from '../engine/ports.ts';
import { makePrivateFolder, readDurable, sweepTemporaries, writeDurably } from '../files/durable-file.ts';
import { setAside } from '../files/set-aside.ts';
import { createTurns } from '../files/turns.ts';
import type { ProxyLogin } from '../network/proxy-login.ts';
import type { Cipher } from './cipher.ts';
import { decodeVault, encodeVault, type VaultContents } from './vault-document.ts';

export type Vault = {
  /**
   * `write` and `forget` take effect in memory at once and resolve when the disk agrees. They reject with AppError
   * `file-unwritable` or `keyring-unavailable` when it cannot; the vault then goes on trying by itself, so that nobody
   * has to repeat them.
   */
  readonly secrets: Secrets;
  /** Logins for proxies, by host and port. `write` and `forget` behave as those of `secrets`. */
  readonly proxyLogins: KeptProxyLogins;
  /** Tokens of applications. `write` and `forget` behave as those of `secrets`. */
  readonly applicationTokens: ApplicationTokens;
  readonly status: VaultStatus;
  /** The name under which a vault that could not be decrypted was put away. */
  readonly setAside?: string;
  /** Forgets the secrets of every session not named, and the tokens it signed for. Never rejects: what the disk refuses is tried again. */
  keepOnly(ids: readonly SessionId[]): Promise<void>;
};

export type KeptProxyLogins = {
  read(proxy: string): ProxyLogin | undefined;
  write(proxy: string, login: ProxyLogin): Promise<void>;
  forget(proxy: string): Promise<void>;
};

type Opened = { readonly status: VaultStatus; readonly contents: VaultContents; readonly setAside?: string };

const fileName = 'vault.bin';
const retryMs = 30 * secondMs;
const nothing: VaultContents = { sessions: new Map(), proxyLogins: new Map(), applicationTokens: new Map() };
const memoryOnly: Opened = { status: { kind: 'memory-only' }, contents: nothing };

const readVault = async (path: string, cipher: Cipher): Promise<Opened> => {
  // SECURITY: without a keychain not a byte is written, and a vault from better days waits untouched for its return.
  if (!cipher.isAvailable()) return memoryOnly;
  const status: VaultStatus = { kind: 'encrypted' };
  try {
    const bytes = await readDurable(path);
    return { status, contents: bytes === undefined ? nothing : decodeVault(await cipher.decrypt(bytes)) };
  } catch {
    // The keychain may have been locked in between: then this says nothing about the vault.
    if (!cipher.isAvailable()) return memoryOnly;
    return { status, contents: nothing, setAside: setAside(path) };
  }
};

/**
 * Opens the vault in `folder`: one file, encrypted as a whole, read once and replaced as a whole. Without a keychain it
 * lives in memory and touches no file. Throws AppError `file-unwritable` when the folder cannot be made, and what the
 * file system throws when a vault that cannot be decrypted cannot be renamed either.
 */
export const openVault = async ({ folder, cipher }: { folder: string; cipher: Cipher }): Promise<Vault> => {
  const path = join(folder, fileName);
  const inTurn = createTurns();
  const onDisk = createTurns();
  let retry: NodeJS.Timeout | undefined;

  if (cipher.isAvailable()) {
    await makePrivateFolder(folder);
    await sweepTemporaries(folder);
  }
  const { status, contents, setAside: aside } = await readVault(path, cipher);
  const sessions = new Map<SessionId, SessionSecrets>(contents.sessions);
  const logins = new Map<string, ProxyLogin>(contents.proxyLogins);
  const tokens = new Map<string, ApplicationToken>(contents.applicationTokens);

  const save = async (): Promise<void> => {
    if (status.kind === 'memory-only') return;
    clearTimeout(retry);
    try {
      const text = encodeVault({ sessions, proxyLogins: logins, applicationTokens: tokens });
      await writeDurably(path, await cipher.encrypt(text));
    } catch (cause) {
      retry = setTimeout(() => onDisk(path, save).catch(() => undefined), retryMs);
      retry.unref();
      // A keychain that got locked is another matter than a full disk.
      if (cause instanceof AppError && cause.code === 'keyring-unavailable') throw cause;
      throw new AppError('file-unwritable', { detail: path, cause });
    }
  };

  const secrets: Secrets = {
    read: async (id) => sessions.get(id),
    write: (id, each) => {
      sessions.set(id, each);
      return onDisk(path, save);
    },
    forget: async (id) => {
      if (sessions.delete(id)) await onDisk(path, save);
    },
    exclusively: inTurn,
  };

  const proxyLogins: KeptProxyLogins = {
    read: (proxy) => logins.get(proxy),
    write: (proxy, login) => {
      logins.set(proxy, login);
      return onDisk(path, save);
    },
    forget: async (proxy) => {
      if (logins.delete(proxy)) await onDisk(path, save);
    },
  };

  const applicationTokens: ApplicationTokens = {
    read: async (id) => tokens.get(id),
    write: (id, token) => {
      tokens.set(id, token);
      return onDisk(path, save);
    },
    forget: async (id) => {
      if (tokens.delete(id)) await onDisk(path, save);
    },
    signedBy: async (session) => [...tokens].filter(([, { signedBy }]) => signedBy === session).map(([id]) => id),
  };

  const keepOnly = async (ids: readonly SessionId[]): Promise<void> => {
    const unknown = [...sessions.keys()].filter((id) => !ids.includes(id));
    const orphans = [...tokens].filter(([, { signedBy }]) => !ids.includes(signedBy)).map(([id]) => id);
    for (const id of unknown) sessions.delete(id);
    for (const id of orphans) tokens.delete(id);
    if (unknown.length + orphans.length > 0) await onDisk(path, save).catch(() => undefined);
  };

  return { secrets, proxyLogins, applicationTokens, status, keepOnly, ...(aside !== undefined && { setAside: aside }) };
};

import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { SessionId } from '../../shared/model.ts';
import type { ApplicationToken, SessionSecrets } from '../engine/ports.ts';
import type { ProxyLogin } from '../network/proxy-login.ts';
import { applicationInVault, fromApplicationInVault, toApplicationInVault } from './kept-applications.ts';
import { fromSessionInVault, sessionInVault, toSessionInVault } from './kept-sessions.ts';

export type VaultContents = {
  /** By the application's id. */
  readonly applicationTokens: ReadonlyMap<string, ApplicationToken>;
  readonly sessions: ReadonlyMap<SessionId, SessionSecrets>;
  /** By the proxy's host and port. */
  readonly proxyLogins: ReadonlyMap<string, ProxyLogin>;
};

/** What the vault's file holds once decrypted. Instants are epoch ms. */
const vaultDocument = v.object({
  version: v.literal(1),
  sessions: v.array(sessionInVault),
  proxies: v.exactOptional(v.array(v.object({ proxy: v.string(), username: v.string(), password: v.string() }))),
  applications: v.exactOptional(v.array(applicationInVault)),
});

type VaultDocument = v.InferOutput<typeof vaultDocument>;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The text to encrypt. Chromium's cipher on Linux and macOS does not notice changed bytes, so a digest goes in front. */
export const encodeVault = ({ sessions, proxyLogins, applicationTokens }: VaultContents): string => {
  const proxies = [...proxyLogins].map(([proxy, { username, password }]) => ({ proxy, username, password }));
  const applications = [...applicationTokens].map(([id, token]) => toApplicationInVault(id, token));
  const document: VaultDocument = {
    version: 1,
    sessions: [...sessions].map(([id, secrets]) => toSessionInVault(id, secrets)),
    ...(proxies.length > 0 && { proxies }),
    ...(applications.length > 0 && { applications }),
  };
  const text = JSON.stringify(document);
  return `${digest(text)}\n${text}`;
};

/** The other way round. Throws when the text is not exactly what `encodeVault` made, without repeating any of it. */
export const decodeVault = (encoded: string): VaultContents => {
  const text = encoded.slice(65);
  if (encoded.slice(0, 65) !== `${digest(text)}\n`) throw new Error('the vault was changed');
  const parsed = v.safeParse(vaultDocument, JSON.parse(text));
  if (!parsed.success) throw new Error('the vault has another shape');
  const { sessions, proxies = [], applications = [] } = parsed.output;
  return {
    sessions: new Map(sessions.map((stored) => [stored.id, fromSessionInVault(stored)])),
    proxyLogins: new Map(proxies.map(({ proxy, username, password }) => [proxy, { username, password }])),
    applicationTokens: new Map(applications.map((stored) => [stored.id, fromApplicationInVault(stored)])),
  };
};

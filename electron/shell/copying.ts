/** Putting a role's credentials on the clipboard, without them ever leaving the main process for a page. */
import type { CopyRequest } from '../../shared/contract.ts';
import type { CredentialValue, RecentRole, RoleRef } from '../../shared/model.ts';
import { type CredentialFormat, credentialFormats, type Settings } from '../../shared/settings.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock, RoleCredentials } from '../engine/ports.ts';
import { credentialValue, formatCredentials } from '../providers/formats.ts';
import type { Clipboard } from './clipboard.ts';
import type { State } from './state.ts';

const mostRecent = 10;

const isFormat = (what: CredentialFormat | CredentialValue): what is CredentialFormat =>
  credentialFormats.some((format) => format === what);

const sameRole = (left: RoleRef, right: RoleRef): boolean =>
  left.sessionId === right.sessionId && left.accountId === right.accountId && left.roleName === right.roleName;

/** The role first, every other one behind it in its order. */
const withRecentRole = (recent: readonly RecentRole[], role: RecentRole): readonly RecentRole[] =>
  [role, ...recent.filter((each) => !sameRole(each, role))].slice(0, mostRecent);

const textOf = (
  what: CredentialFormat | CredentialValue,
  credentials: RoleCredentials,
  { accountId, roleName }: RoleRef,
  { copyRegion }: Settings,
): string =>
  isFormat(what)
    ? formatCredentials(what, credentials, {
        accountId,
        roleName,
        ...(copyRegion === undefined ? {} : { region: copyRegion }),
      })
    : credentialValue(what, credentials);

type CopyingPorts = {
  readonly engine: Pick<Engine, 'roleCredentials' | 'catalog'>;
  readonly state: State;
  readonly clipboard: Clipboard;
  readonly clock: Clock;
};

export const createCopying = ({ engine, state, clipboard, clock }: CopyingPorts) => {
  let latest = 0;

  return async ({ what: asked, ...role }: CopyRequest): Promise<void> => {
    latest += 1;
    const turn = latest;
    const credentials = await engine.roleCredentials(role);
    // The person has asked for another role since: the slower answer must not take its place.
    if (turn !== latest) return;

    const { settings, recentRoles } = state.read();
    const what = asked ?? settings.copyFormat;
    const lifetimeMs = settings.clipboardLifetimeMs;
    await clipboard.copySecret(textOf(what, credentials, role, settings), lifetimeMs, state.forgetCopied);

    const accounts = engine.catalog(role.sessionId).accounts;
    const accountName = accounts.find(({ accountId }) => accountId === role.accountId)?.accountName ?? role.accountId;
    const copiedAt = clock.now();
    state.change({
      settings: isFormat(what) ? { ...settings, copyFormat: what } : settings,
      recentRoles: withRecentRole(recentRoles, { ...role, accountName, usedAt: copiedAt }),
      copied: {
        role,
        accountName,
        what,
        copiedAt,
        expiresAt: credentials.expiresAt,
        ...(lifetimeMs > 0 ? { clearsAt: copiedAt + lifetimeMs } : {}),
      },
    });
  };
};

/** Putting a role's credentials on the clipboard, without them ever leaving the main process for a page. */
import type { Application } from '../../shared/applications.ts';
import { parseRoleArn } from '../../shared/arn.ts';
import type { CopyRequest } from '../../shared/contract.ts';
import type { CredentialValue, RecentRole, RoleRef } from '../../shared/model.ts';
import { isSameRole } from '../../shared/role-ref.ts';
import { type CredentialFormat, credentialFormats, type Settings } from '../../shared/settings.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock, RoleCredentials } from '../engine/ports.ts';
import { credentialValue, formatCredentials } from '../providers/formats.ts';
import type { Clipboard } from './clipboard.ts';
import type { State } from './state.ts';

const mostRecent = 10;

const isFormat = (what: CredentialFormat | CredentialValue): what is CredentialFormat =>
  credentialFormats.some((format) => format === what);

/** The role first, every other one behind it in its order. */
const withRecentRole = (recent: readonly RecentRole[], role: RecentRole): readonly RecentRole[] =>
  [role, ...recent.filter((each) => !isSameRole(each, role))].slice(0, mostRecent);

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
  readonly engine: Pick<Engine, 'roleCredentials' | 'catalog'> & {
    readonly applications: Pick<Engine['applications'], 'identityCredentials'>;
  };
  readonly state: State;
  readonly clipboard: Clipboard;
  readonly clock: Clock;
};

export const createCopying = ({ engine, state, clipboard, clock }: CopyingPorts) => {
  let latest = 0;

  const copy = async (
    role: RoleRef,
    asked: CopyRequest['what'],
    fetch: () => Promise<RoleCredentials>,
    applicationId?: string,
  ): Promise<void> => {
    latest += 1;
    const turn = latest;
    const credentials = await fetch();
    // The person has asked for another role since: the slower answer must not take its place.
    if (turn !== latest) return;

    const { settings, recentRoles } = state.read();
    const what = asked ?? settings.copyFormat;
    const lifetimeMs = settings.clipboardLifetimeMs;
    await clipboard.copySecret(textOf(what, credentials, role, settings), lifetimeMs, state.forgetCopied);

    const accounts = engine.catalog(role.sessionId).accounts;
    const accountName = accounts.find(({ accountId }) => accountId === role.accountId)?.accountName ?? role.accountId;
    const copiedAt = clock.now();
    const recent = { ...role, accountName, usedAt: copiedAt };
    state.change({
      settings: isFormat(what) ? { ...settings, copyFormat: what } : settings,
      // Only roles are recent: with an identity in them, credentials are an application's.
      recentRoles: applicationId === undefined ? withRecentRole(recentRoles, recent) : recentRoles,
      copied: {
        role,
        accountName,
        what,
        copiedAt,
        expiresAt: credentials.expiresAt,
        ...(lifetimeMs > 0 ? { clearsAt: copiedAt + lifetimeMs } : {}),
        ...(applicationId === undefined ? {} : { applicationId }),
      },
    });
  };

  return {
    copyCredentials: ({ what, ...role }: CopyRequest): Promise<void> =>
      copy(role, what, () => engine.roleCredentials(role)),

    async copyIdentityCredentials(application: Application, what?: CopyRequest['what']): Promise<void> {
      const { id, signer, identityRoleArn = '' } = application;
      const { accountId, roleName } = parseRoleArn(identityRoleArn) ?? signer;
      const role = { sessionId: signer.sessionId, accountId, roleName };
      await copy(role, what, () => engine.applications.identityCredentials(application), id);
    },
  };
};

/** Putting a role's credentials on the clipboard, without them ever leaving the main process for a page. */
import type { Application } from '../../shared/applications.ts';
import { parseRoleArn } from '../../shared/arn.ts';
import type { CopyRequest } from '../../shared/contract.ts';
import { usualFormat } from '../../shared/copy-format.ts';
import type { CredentialValue, RoleRef } from '../../shared/model.ts';
import { type CredentialFormat, credentialFormats, type Settings } from '../../shared/settings.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock, RoleCredentials } from '../engine/ports.ts';
import { credentialValue, formatCredentials } from '../providers/formats.ts';
import type { Clipboard } from './clipboard.ts';
import type { RoleUse } from './role-use.ts';
import type { State } from './state.ts';

const isFormat = (what: CredentialFormat | CredentialValue): what is CredentialFormat =>
  credentialFormats.some((format) => format === what);

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
  readonly engine: Pick<Engine, 'roleCredentials'> & {
    readonly applications: Pick<Engine['applications'], 'identityCredentials'>;
  };
  readonly state: State;
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  readonly roleUse: RoleUse;
};

export const createCopying = ({ engine, state, clipboard, clock, roleUse }: CopyingPorts) => {
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

    const { settings } = state.read();
    const what = asked ?? usualFormat(state.read(), role);
    const lifetimeMs = settings.clipboardLifetimeMs;
    await clipboard.copySecret(textOf(what, credentials, role, settings), lifetimeMs, state.forgetCopied);

    // Only roles are used: with an identity in them, credentials are an application's.
    if (applicationId === undefined) roleUse.used(role, { kind: 'copied', what });
    else roleUse.noted(role, { kind: 'copied', what });
    const copiedAt = clock.now();
    state.change({
      ...(isFormat(what) && { settings: { ...state.read().settings, copyFormat: what } }),
      copied: {
        role,
        accountName: roleUse.accountNameOf(role),
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

import { useState } from 'react';
import type { CommandName, Commands } from '../../shared/contract.ts';
import type { ErrorView } from '../../shared/errors.ts';
import type { SessionStatus } from '../../shared/model.ts';
import { bridge } from '../bridge.ts';
import type { PaletteRole } from '../palette.ts';
import { useStore } from '../store.ts';

type Phase =
  | { readonly kind: 'choosing' }
  /** Credentials are being fetched. */
  | { readonly kind: 'fetching' }
  | { readonly kind: 'failed'; readonly error: ErrorView }
  /** Whether the console of production is meant. */
  | { readonly kind: 'asked'; readonly entry: PaletteRole; readonly accountName: string }
  | { readonly kind: 'copied' };

const statusOf = (sessionId: string): SessionStatus | undefined =>
  useStore.getState().app?.sessions.find(({ session }) => session.id === sessionId)?.status;

/** What is done with a role that was chosen; main closes the window where it leads elsewhere. */
export const useQuickPickDeeds = () => {
  const [phase, setPhase] = useState<Phase>({ kind: 'choosing' });
  const choose = () => setPhase({ kind: 'choosing' });

  const run = async <Name extends CommandName>(name: Name, argument: Commands[Name]['argument']) => {
    const reply = await bridge.run(name, argument);
    if (!reply.ok) setPhase({ kind: 'failed', error: reply.error });
    return reply.ok;
  };

  const openConsole = async (entry: PaletteRole, isConfirmed: boolean) => {
    choose();
    const reply = await bridge.run('openConsole', { role: entry.role, ...(isConfirmed && { isConfirmed }) });
    if (reply.ok) return;
    const { code, detail = entry.accountName } = reply.error;
    setPhase(
      code === 'production-unconfirmed'
        ? { kind: 'asked', entry, accountName: detail }
        : { kind: 'failed', error: reply.error },
    );
  };

  const copy = async (entry: PaletteRole) => {
    setPhase({ kind: 'fetching' });
    if (await run('copyCredentials', entry.role)) setPhase({ kind: 'copied' });
  };

  /** A role of a session that is signed out leads to its sign-in. */
  const take = async (entry: PaletteRole, inConsole: boolean): Promise<void> => {
    if (phase.kind === 'fetching') return;
    const { id } = entry.session;
    const status = statusOf(id);
    if (status?.kind === 'signed-in') return inConsole ? openConsole(entry, false) : copy(entry);
    if (status?.kind === 'signed-out') await run('signIn', { id });
    if (status?.kind !== 'authorizing') return;
    await run(status.method === 'device' ? 'showVerificationWindow' : 'openSignInInBrowser', { id });
  };

  return { phase, choose, take, confirm: (entry: PaletteRole) => openConsole(entry, true) };
};

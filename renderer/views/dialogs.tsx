import { closeDialog } from '../actions.ts';
import { type OpenDialog, useStore } from '../store.ts';
import { AccountMarkDialog } from './account-mark-dialog.tsx';
import { ApplicationDialogs } from './application-dialogs.tsx';
import { DoorsDialogs } from './doors-dialogs.tsx';
import { PaletteDialog } from './palette-dialog.tsx';
import { ProxyDialog } from './proxy-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RoleDialogs } from './role-dialogs.tsx';
import { SessionDialog } from './session-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { WriteProfilesDialog } from './write-profiles-dialog.tsx';

type SessionDialogKind = Extract<OpenDialog, { readonly id: string }>;

const SessionDialogs = ({ dialog }: { readonly dialog: SessionDialogKind }) => {
  const sessions = useStore(({ app }) => app?.sessions);
  const session = sessions?.find((view) => view.session.id === dialog.id)?.session;
  if (session === undefined) return null;
  switch (dialog.kind) {
    case 'edit':
      return <SessionDialog session={session} onClose={closeDialog} />;
    case 'remove':
      return <RemoveDialog session={session} onClose={closeDialog} />;
    case 'write-profiles':
      return <WriteProfilesDialog session={session} role={dialog.role} onClose={closeDialog} />;
  }
};

export const Dialogs = () => {
  const dialog = useStore((state) => state.dialog);
  const settings = useStore(({ app }) => app?.settings);
  const managed = useStore(({ app }) => app?.managed);
  const question = useStore(({ app }) => app?.proxyQuestion);
  // What a person is at goes first; whoever waits for the proxy waits a little longer.
  if (dialog === undefined) {
    return question ? <ProxyDialog key={`${question.host} ${question.again}`} question={question} /> : null;
  }
  if (dialog.kind === 'palette') return <PaletteDialog onClose={closeDialog} />;
  if (dialog.kind === 'shortcuts') return <ShortcutsDialog onClose={closeDialog} />;
  if (dialog.kind === 'add') return <SessionDialog onClose={closeDialog} />;
  if (dialog.kind === 'settings') {
    return (
      settings &&
      managed && <SettingsDialog settings={settings} managed={managed} at={dialog.setting} onClose={closeDialog} />
    );
  }
  if ('id' in dialog) return <SessionDialogs dialog={dialog} />;
  if (dialog.kind === 'mark-account') return <AccountMarkDialog {...dialog} onClose={closeDialog} />;
  switch (dialog.kind) {
    case 'open-console':
    case 'confirm-console':
    case 'add-chained':
    case 'edit-chained':
    case 'remove-chained':
      return <RoleDialogs dialog={dialog} onClose={closeDialog} />;
    case 'add-application':
    case 'edit-application':
    case 'remove-application':
    case 'exchange-token':
      return <ApplicationDialogs dialog={dialog} onClose={closeDialog} />;
    default:
      return <DoorsDialogs dialog={dialog} onClose={closeDialog} />;
  }
};

import { closeDialog } from '../actions.ts';
import { useStore } from '../store.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { SessionDialog } from './session-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

export const Dialogs = () => {
  const dialog = useStore((state) => state.dialog);
  const sessions = useStore(({ app }) => app?.sessions);
  const settings = useStore(({ app }) => app?.settings);
  if (dialog === undefined) return null;
  if (dialog.kind === 'add') return <SessionDialog onClose={closeDialog} />;
  if (dialog.kind === 'settings') return settings && <SettingsDialog settings={settings} onClose={closeDialog} />;
  const session = sessions?.find((view) => view.session.id === dialog.id)?.session;
  if (session === undefined) return null;
  return dialog.kind === 'edit' ? (
    <SessionDialog session={session} onClose={closeDialog} />
  ) : (
    <RemoveDialog session={session} onClose={closeDialog} />
  );
};

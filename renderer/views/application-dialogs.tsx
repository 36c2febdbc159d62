import { removeApplicationMeaning } from '../../shared/application-words.ts';
import type { Application } from '../../shared/applications.ts';
import { removalQuestion } from '../../shared/button-words.ts';
import { run } from '../actions.ts';
import { type ApplicationDialog as Dialog, useStore } from '../store.ts';
import { ConfirmRemoval } from '../ui/confirm-removal.tsx';
import { ApplicationDialog } from './application-dialog.tsx';
import { ExchangeDialog } from './exchange-dialog.tsx';

type RemoveApplicationProps = { readonly application: Application; readonly onClose: () => void };

const RemoveApplication = ({ application: { id, name }, onClose }: RemoveApplicationProps) => {
  return (
    <ConfirmRemoval
      title={removalQuestion(name)}
      description={removeApplicationMeaning}
      onRemove={() => void run('removeApplication', { id }, name)}
      onClose={onClose}
      returnFocus={() => document.querySelector<HTMLElement>('main [data-first-focus]') ?? true}
    />
  );
};

type ApplicationDialogsProps = { readonly dialog: Dialog; readonly onClose: () => void };

export const ApplicationDialogs = ({ dialog, onClose }: ApplicationDialogsProps) => {
  const view = useStore(({ app }) =>
    'applicationId' in dialog
      ? app?.applications.find(({ application }) => application.id === dialog.applicationId)
      : undefined,
  );
  if (dialog.kind === 'add-application') return <ApplicationDialog onClose={onClose} />;
  if (view === undefined) return null;
  switch (dialog.kind) {
    case 'edit-application':
      return <ApplicationDialog application={view.application} onClose={onClose} />;
    case 'remove-application':
      return <RemoveApplication application={view.application} onClose={onClose} />;
    case 'exchange-token':
      return <ExchangeDialog view={view} onClose={onClose} />;
  }
};

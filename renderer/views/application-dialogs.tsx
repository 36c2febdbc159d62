import type { Application } from '../../shared/applications.ts';
import { run } from '../actions.ts';
import { type ApplicationDialog as Dialog, useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { ApplicationDialog } from './application-dialog.tsx';
import { ExchangeDialog } from './exchange-dialog.tsx';

type RemoveApplicationProps = { readonly application: Application; readonly onClose: () => void };

const RemoveApplication = ({ application: { id, name }, onClose }: RemoveApplicationProps) => {
  const remove = () => {
    onClose();
    void run('removeApplication', { id }, name);
  };
  return (
    <Modal
      question
      title={`Remove ${name}?`}
      description="Latchkey forgets the application and its token. Nothing changes in AWS."
      onClose={onClose}
      returnFocus={() => document.querySelector<HTMLElement>('main [data-first-focus]') ?? true}
    >
      <div className="modal-buttons">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="danger" onClick={remove}>
          Remove
        </Button>
      </div>
    </Modal>
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

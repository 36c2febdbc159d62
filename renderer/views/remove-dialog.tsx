import type { SsoSession } from '../../shared/model.ts';
import { run } from '../actions.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';

type RemoveDialogProps = { readonly session: SsoSession; readonly onClose: () => void };

export const RemoveDialog = ({ session, onClose }: RemoveDialogProps) => {
  const remove = () => {
    onClose();
    void run('removeSession', { id: session.id });
  };
  return (
    <Modal
      question
      title={`Remove ${session.name}?`}
      description="Latchkey signs out and forgets the session here: its sign-in, the cookies of its sign-in window, and its list of accounts and roles. Nothing changes in AWS."
      onClose={onClose}
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

import type { SsoSession } from '../../shared/model.ts';
import { run } from '../actions.ts';
import { ConfirmRemoval } from '../ui/confirm-removal.tsx';

type RemoveDialogProps = { readonly session: SsoSession; readonly onClose: () => void };

export const RemoveDialog = ({ session, onClose }: RemoveDialogProps) => {
  return (
    <ConfirmRemoval
      title={`Remove ${session.name}?`}
      description="Latchkey signs out and forgets the session here: its sign-in, the cookies of its sign-in window, and its list of accounts and roles. Nothing changes in AWS."
      onRemove={() => void run('removeSession', { id: session.id })}
      onClose={onClose}
    />
  );
};

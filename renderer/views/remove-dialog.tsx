import { removalQuestion } from '../../shared/button-words.ts';
import type { SsoSession } from '../../shared/model.ts';
import { removeSessionMeaning } from '../../shared/session-form-words.ts';
import { run } from '../actions.ts';
import { ConfirmRemoval } from '../ui/confirm-removal.tsx';

type RemoveDialogProps = { readonly session: SsoSession; readonly onClose: () => void };

export const RemoveDialog = ({ session, onClose }: RemoveDialogProps) => {
  return (
    <ConfirmRemoval
      title={removalQuestion(session.name)}
      description={removeSessionMeaning}
      onRemove={() => void run('removeSession', { id: session.id })}
      onClose={onClose}
    />
  );
};

import { useRef } from 'react';
import { run } from '../actions.ts';
import type { DoorsDialog } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { DoorsCallerDialog } from './doors-caller-dialog.tsx';
import { DoorsTokenDialog } from './doors-token-dialog.tsx';

type RemoveTokenProps = { readonly name: string; readonly onClose: () => void };

const RemoveToken = ({ name, onClose }: RemoveTokenProps) => {
  const isRemoved = useRef(false);
  const remove = () => {
    isRemoved.current = true;
    onClose();
    void run('removeEndpointToken', { name }, name);
  };
  return (
    <Modal
      question
      title={`Remove the token “${name}”?`}
      description="Tools that use it get no credentials from now on. If it was written to a file, the file is deleted."
      onClose={onClose}
      returnFocus={() => !isRemoved.current || document.querySelector<HTMLElement>('main [data-first-focus]')}
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

type DoorsDialogsProps = { readonly dialog: DoorsDialog; readonly onClose: () => void };

export const DoorsDialogs = ({ dialog, onClose }: DoorsDialogsProps) => {
  switch (dialog.kind) {
    case 'add-token':
      return <DoorsTokenDialog onClose={onClose} />;
    case 'remove-token':
      return <RemoveToken name={dialog.name} onClose={onClose} />;
    case 'limit-caller':
      return <DoorsCallerDialog caller={dialog.caller} onClose={onClose} />;
  }
};

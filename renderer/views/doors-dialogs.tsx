import { removeTokenMeaning, removeTokenQuestion } from '../../shared/endpoint-words.ts';
import { run } from '../actions.ts';
import type { DoorsDialog } from '../store.ts';
import { ConfirmRemoval } from '../ui/confirm-removal.tsx';
import { DoorsCallerDialog } from './doors-caller-dialog.tsx';
import { DoorsTokenDialog } from './doors-token-dialog.tsx';

type RemoveTokenProps = { readonly name: string; readonly onClose: () => void };

const RemoveToken = ({ name, onClose }: RemoveTokenProps) => {
  return (
    <ConfirmRemoval
      title={removeTokenQuestion(name)}
      description={removeTokenMeaning}
      onRemove={() => void run('removeEndpointToken', { name }, name)}
      onClose={onClose}
      returnFocus={(isRemoved) => !isRemoved || document.querySelector<HTMLElement>('main [data-first-focus]')}
    />
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

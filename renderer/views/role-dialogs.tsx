import { removalQuestion } from '../../shared/button-words.ts';
import { removeChainedRoleMeaning } from '../../shared/chained-role-words.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import { run } from '../actions.ts';
import { type RoleDialog, useStore } from '../store.ts';
import { ConfirmRemoval } from '../ui/confirm-removal.tsx';
import { ChainedRoleDialog } from './chained-role-dialog.tsx';
import { ConfirmConsole } from './confirm-console.tsx';
import { OpenConsoleDialog } from './open-console-dialog.tsx';

type RemoveChainedRoleProps = { readonly role: ChainedRole; readonly onClose: () => void };

const RemoveChainedRole = ({ role: { id, name }, onClose }: RemoveChainedRoleProps) => {
  return (
    <ConfirmRemoval
      title={removalQuestion(name)}
      description={removeChainedRoleMeaning}
      onRemove={() => void run('removeChainedRole', { id }, name)}
      onClose={onClose}
      returnFocus={() => document.querySelector<HTMLElement>('main [data-first-focus]') ?? true}
    />
  );
};

type RoleDialogsProps = { readonly dialog: RoleDialog; readonly onClose: () => void };

export const RoleDialogs = ({ dialog, onClose }: RoleDialogsProps) => {
  const chained = useStore(({ app }) =>
    'chainedRoleId' in dialog ? app?.chainedRoles.find(({ id }) => id === dialog.chainedRoleId) : undefined,
  );
  switch (dialog.kind) {
    case 'open-console':
      return <OpenConsoleDialog role={dialog.role} accountName={dialog.accountName} onClose={onClose} />;
    case 'confirm-console':
      return <ConfirmConsole request={dialog.request} accountName={dialog.accountName} onClose={onClose} />;
    case 'add-chained':
      return <ChainedRoleDialog source={dialog.source} onClose={onClose} />;
    case 'edit-chained':
      return chained && <ChainedRoleDialog role={chained} source={chained.source} onClose={onClose} />;
    case 'remove-chained':
      return chained && <RemoveChainedRole role={chained} onClose={onClose} />;
  }
};

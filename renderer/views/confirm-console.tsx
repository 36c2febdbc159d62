import type { ConsoleRequest } from '../../shared/console.ts';
import { productionQuestion } from '../../shared/role-words.ts';
import { openConsole } from '../actions.ts';
import { Confirm } from '../ui/confirm.tsx';

type ConfirmConsoleProps = {
  readonly request: ConsoleRequest;
  readonly accountName: string;
  readonly onClose: () => void;
};

/** Asked once for each account of production in a run. */
export const ConfirmConsole = ({ request, accountName, onClose }: ConfirmConsoleProps) => (
  <Confirm
    {...productionQuestion(request.role.roleName, accountName)}
    onConfirm={() => void openConsole({ ...request, isConfirmed: true }, accountName)}
    onClose={onClose}
  />
);

import { Check, Copy } from 'lucide-react';
import { usualFormat } from '../../shared/copy-format.ts';
import type { RoleRef } from '../../shared/model.ts';
import { copyTarget } from '../../shared/session-words.ts';
import { copyRole, roleKey } from '../actions.ts';
import { useStore, type WindowState } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';

const copyPhase =
  (role: RoleRef) =>
  ({ app, copying }: WindowState): 'ready' | 'busy' | 'copied' => {
    if (copying.has(roleKey(role))) return 'busy';
    return app?.copied && roleKey(app.copied.role) === roleKey(role) ? 'copied' : 'ready';
  };

const icons = { ready: <Copy aria-hidden="true" />, busy: <Spinner />, copied: <Check aria-hidden="true" /> };

type CopyButtonProps = { readonly role: RoleRef; readonly accountName: string; readonly tabIndex: 0 | -1 };

/** Copies a role's credentials in the usual form, and says while and after it does. */
export const CopyButton = ({ role, accountName, tabIndex }: CopyButtonProps) => {
  const phase = useStore(copyPhase(role));
  const target = useStore(({ app }) => app && copyTarget(usualFormat(app, role)));
  const description = `${role.roleName} in ${accountName}, ${target}`;
  return (
    <Button
      className={`copy ${phase}`}
      tabIndex={tabIndex}
      title={`Copy ${description}`}
      aria-description={description}
      aria-busy={phase === 'busy'}
      onClick={() => void copyRole(role, accountName)}
    >
      {icons[phase]}
      Copy
    </Button>
  );
};

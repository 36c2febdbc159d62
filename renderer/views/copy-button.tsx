import { Check, Copy } from 'lucide-react';
import { buttonNames } from '../../shared/button-words.ts';
import { usualFormat } from '../../shared/copy-format.ts';
import type { RoleRef } from '../../shared/model.ts';
import { roleInWords } from '../../shared/role-words.ts';
import { copySubject, copySubjectWords, copyTarget } from '../../shared/session-words.ts';
import type { CredentialFormat } from '../../shared/settings.ts';
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

type CopyButtonProps = {
  readonly role: RoleRef;
  readonly accountName: string;
  /** Absent: in the role's usual form. */
  readonly what?: CredentialFormat;
  readonly kind?: 'plain' | 'primary';
  readonly tabIndex: 0 | -1;
};

/** Copies a role's credentials, and says while and after it does. */
export const CopyButton = ({ role, accountName, what, kind = 'plain', tabIndex }: CopyButtonProps) => {
  const phase = useStore(copyPhase(role));
  const target = useStore(({ app }) => app && copyTarget(what ?? usualFormat(app, role)));
  const description = target && copySubject(roleInWords(role.roleName, accountName), target);
  return (
    <Button
      kind={kind}
      className={`copy ${phase}`}
      tabIndex={tabIndex}
      title={description && copySubjectWords(description)}
      aria-description={description}
      aria-busy={phase === 'busy'}
      onClick={() => void copyRole({ ...role, ...(what !== undefined && { what }) }, accountName)}
    >
      {icons[phase]}
      {buttonNames.copy}
    </Button>
  );
};

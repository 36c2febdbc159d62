import { Check, ChevronDown, Copy } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { Account, RoleRef, SessionId } from '../../shared/model.ts';
import { copyTarget } from '../../shared/session-words.ts';
import { formatAgo, minuteMs } from '../../shared/time.ts';
import { copyRole, roleKey } from '../actions.ts';
import { useNow } from '../hooks/use-now.ts';
import { useStore, type WindowState } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { GridCell, GridRow } from '../ui/grid.tsx';
import { Spinner } from '../ui/spinner.tsx';
import type { CopyMenuAt } from './copy-menu.tsx';
import { Marked } from './marked.tsx';
import type { ActiveRole } from './role-choice.ts';

type RoleRowProps = {
  readonly sessionId: SessionId;
  readonly account: Account;
  readonly roleName: string;
  readonly id: string;
  readonly rowIndex: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly tokens: readonly string[];
  readonly usedAt: number | undefined;
  readonly onChoose: (role: ActiveRole) => void;
  readonly onMenu: (at: CopyMenuAt) => void;
};

const Ago = ({ at }: { readonly at: number }) => formatAgo(at, useNow(minuteMs));

const copyPhase =
  (role: RoleRef) =>
  ({ app, copying }: WindowState): 'ready' | 'busy' | 'copied' => {
    if (copying.has(roleKey(role))) return 'busy';
    return app?.copied && roleKey(app.copied.role) === roleKey(role) ? 'copied' : 'ready';
  };

const icons = { ready: <Copy aria-hidden="true" />, busy: <Spinner />, copied: <Check aria-hidden="true" /> };

const Row = ({ sessionId, account, roleName, tokens, usedAt, onChoose, onMenu, ...row }: RoleRowProps) => {
  const { accountId, accountName } = account;
  const role = { sessionId, accountId, roleName };
  const phase = useStore(copyPhase(role));
  const target = useStore(({ app }) => app && copyTarget(app.settings.copyFormat));
  const description = `${roleName} in ${accountName}, ${target}`;
  const focusable = row.isActive ? 0 : -1;
  const openAtPointer = (event: MouseEvent) => {
    event.preventDefault();
    const point = new DOMRect(event.clientX, event.clientY, 0, 0);
    onMenu({ role, accountName, anchor: { getBoundingClientRect: () => point } });
  };
  return (
    <GridRow
      id={row.id}
      className="role-row"
      aria-rowindex={row.rowIndex}
      aria-selected={row.isActive}
      style={{ top: row.top }}
      onClick={() => onChoose({ accountId, roleName })}
      onContextMenu={openAtPointer}
    >
      <GridCell className="role-name clip" title={roleName}>
        <Marked text={roleName} tokens={tokens} />
      </GridCell>
      <GridCell className="role-used">{usedAt !== undefined && <Ago at={usedAt} />}</GridCell>
      <GridCell className={`role-actions ${phase}`}>
        <Button
          className="copy"
          tabIndex={focusable}
          title={`Copy ${description}`}
          aria-description={description}
          aria-busy={phase === 'busy'}
          onClick={() => void copyRole(role, accountName)}
        >
          {icons[phase]}
          Copy
        </Button>
        <Button
          className="more"
          tabIndex={focusable}
          aria-label="More forms"
          aria-description={`${roleName} in ${accountName}`}
          aria-haspopup="menu"
          title="More forms"
          onClick={({ currentTarget }) => onMenu({ role, accountName, anchor: currentTarget })}
        >
          <ChevronDown aria-hidden="true" />
        </Button>
      </GridCell>
    </GridRow>
  );
};

export const RoleRow = memo(Row);

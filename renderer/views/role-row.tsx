import { ChevronDown } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { Account, SessionId } from '../../shared/model.ts';
import { formatAgo, minuteMs } from '../../shared/time.ts';
import { useNow } from '../hooks/use-now.ts';
import { Button } from '../ui/button.tsx';
import { GridCell, GridRow } from '../ui/grid.tsx';
import { CopyButton } from './copy-button.tsx';
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

const Row = ({ sessionId, account, roleName, tokens, usedAt, onChoose, onMenu, ...row }: RoleRowProps) => {
  const { accountId, accountName } = account;
  const role = { sessionId, accountId, roleName };
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
      <GridCell className="role-actions">
        <CopyButton role={role} accountName={accountName} tabIndex={focusable} />
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

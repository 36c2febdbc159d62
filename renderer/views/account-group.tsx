import type { SessionId } from '../../shared/model.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { roleKey } from '../actions.ts';
import { groupHeight, headingHeight, type ListLayout, roleNumberOf, rowHeight, type Stretch } from '../list-layout.ts';
import { GridGroup, GridRow, GridRowHeader } from '../ui/grid.tsx';
import type { CopyMenuAt } from './copy-menu.tsx';
import { Marked } from './marked.tsx';
import { type ActiveRole, rowId } from './role-choice.ts';
import { RoleRow } from './role-row.tsx';

type AccountGroupProps = {
  readonly sessionId: SessionId;
  readonly stretch: Stretch;
  readonly layout: ListLayout;
  readonly tokens: readonly string[];
  readonly activeNumber: number;
  readonly usedAt: ReadonlyMap<string, number>;
  readonly onChoose: (role: ActiveRole) => void;
  readonly onMenu: (at: CopyMenuAt) => void;
};

const isPartOfId = (token: string, accountId: string): boolean =>
  /^\d[\d-]*$/.test(token) && accountId.includes(token.replaceAll('-', ''));

/** An e-mail repeats its account's name: it is worth showing only for what the name does not have. */
const tokensBeyond = (accountName: string, tokens: readonly string[]): readonly string[] =>
  tokens.filter((token) => !accountName.toLowerCase().includes(token));

/** An account and the part of its roles that is in view. Its heading sticks for as long as the group is passing. */
export const AccountGroup = ({ stretch, layout, ...rest }: AccountGroupProps) => {
  const { group, position, top, first, end } = stretch;
  const { account, roles } = group;
  const { sessionId, tokens, activeNumber, usedAt, onChoose, onMenu } = rest;
  const number = roleNumberOf(layout, { group: position, role: 0 });
  const rowIndex = position + number + 1;
  return (
    <GridGroup className="account-group" style={{ top, height: groupHeight(layout, position) }}>
      <GridRow className="account-heading" aria-rowindex={rowIndex}>
        <GridRowHeader aria-colspan={3} title={`${account.accountName}, ${account.emailAddress}`}>
          <b className="clip">
            <Marked text={account.accountName} tokens={tokens} />
          </b>
          <span className={tokens.some((token) => isPartOfId(token, account.accountId)) ? 'mono found' : 'mono'}>
            {groupedAccountId(account.accountId)}
          </span>
          <span className="account-mail clip">
            <Marked text={account.emailAddress} tokens={tokensBeyond(account.accountName, tokens)} />
          </span>
        </GridRowHeader>
      </GridRow>
      {(roles === undefined || roles.length === 0) && (
        <p className="account-note">{roles === undefined ? 'Listing roles…' : 'No roles assigned to you'}</p>
      )}
      {roles?.slice(first, end).map((roleName, offset) => {
        const role = first + offset;
        return (
          <RoleRow
            key={roleName}
            sessionId={sessionId}
            account={account}
            roleName={roleName}
            id={rowId(number + role)}
            rowIndex={rowIndex + role + 1}
            top={headingHeight + role * rowHeight}
            isActive={number + role === activeNumber}
            tokens={tokens}
            usedAt={usedAt.get(roleKey({ sessionId, accountId: account.accountId, roleName }))}
            onChoose={onChoose}
            onMenu={onMenu}
          />
        );
      })}
    </GridGroup>
  );
};

import type { Account, SessionId } from '../../shared/model.ts';
import { unlistedAccountWords } from '../../shared/role-words.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { roleKey } from '../actions.ts';
import { useMarkedAccount } from '../hooks/use-marked-account.ts';
import { groupHeight, headingHeight, type ListLayout, roleNumberOf, rowHeight, type Stretch } from '../list-layout.ts';
import { countRoles, isUnlisted, listedRole } from '../listed-roles.ts';
import { isPartOfId } from '../search-tokens.ts';
import { GridGroup, GridRow, GridRowHeader } from '../ui/grid.tsx';
import { AccountChips, AccountSquare, MarkAccountButton } from './account-mark.tsx';
import { Marked } from './marked.tsx';
import { type ActiveRole, rowId } from './role-choice.ts';
import { RoleRow } from './role-row.tsx';
import type { RowMenuAt } from './row-menu.tsx';

type AccountGroupProps = {
  readonly sessionId: SessionId;
  readonly stretch: Stretch;
  readonly layout: ListLayout;
  readonly tokens: readonly string[];
  readonly activeNumber: number;
  readonly usedAt: ReadonlyMap<string, number>;
  readonly onChoose: (role: ActiveRole) => void;
  readonly via: ReadonlyMap<string, string>;
  readonly onCopyMenu: (at: RowMenuAt) => void;
  readonly onRoleMenu: (at: RowMenuAt) => void;
};

/** An e-mail repeats its account's name: it is worth showing only for what the name does not have. */
const tokensBeyond = (accountName: string, tokens: readonly string[]): readonly string[] =>
  tokens.filter((token) => !accountName.toLowerCase().includes(token));

type HeadingProps = { readonly account: Account; readonly tokens: readonly string[] };

const ListedHeading = ({ account: { accountId, accountName, emailAddress }, tokens }: HeadingProps) => {
  const marked = useMarkedAccount(accountId, accountName);
  return (
    <GridRowHeader aria-colspan={3} title={`${accountName}, ${emailAddress}`}>
      <AccountSquare color={marked.color} />
      <b className="clip">
        <Marked text={accountName} tokens={tokens} />
      </b>
      <span className={tokens.some((token) => isPartOfId(token, accountId)) ? 'mono found' : 'mono'}>
        {groupedAccountId(accountId)}
      </span>
      <AccountChips {...marked} />
      <span className="account-mail clip">
        <Marked text={emailAddress} tokens={tokensBeyond(accountName, tokens)} />
      </span>
      <MarkAccountButton accountId={accountId} accountName={accountName} />
    </GridRowHeader>
  );
};

/** Of an account that only chained roles lead to. */
const UnlistedHeading = ({ account: { accountId, accountName }, tokens }: HeadingProps) => {
  const marked = useMarkedAccount(accountId, accountName);
  return (
    <GridRowHeader aria-colspan={3} title={`${accountId}, ${unlistedAccountWords}`}>
      <AccountSquare color={marked.color} />
      <b className={tokens.some((token) => isPartOfId(token, accountId)) ? 'mono found' : 'mono'}>
        {groupedAccountId(accountId)}
      </b>
      <AccountChips {...marked} />
      <span className="account-aside clip">{unlistedAccountWords}</span>
      <MarkAccountButton accountId={accountId} accountName={accountName} />
    </GridRowHeader>
  );
};

/** An account and the part of its roles that is in view. Its heading sticks for as long as the group is passing. */
export const AccountGroup = ({ stretch, layout, ...rest }: AccountGroupProps) => {
  const { group, position, top, first, end } = stretch;
  const { account, roles } = group;
  const { sessionId, tokens, activeNumber, usedAt, via, onChoose, onCopyMenu, onRoleMenu } = rest;
  const number = roleNumberOf(layout, { group: position, role: 0 });
  const rowIndex = position + number + 1;
  return (
    <GridGroup className="account-group" style={{ top, height: groupHeight(layout, position) }}>
      <GridRow className="account-heading" aria-rowindex={rowIndex}>
        {isUnlisted(account) ? (
          <UnlistedHeading account={account} tokens={tokens} />
        ) : (
          <ListedHeading account={account} tokens={tokens} />
        )}
      </GridRow>
      {countRoles(group) === 0 && (
        <p className="account-note">{roles === undefined ? 'Listing roles…' : 'No roles assigned to you'}</p>
      )}
      {Array.from({ length: end - first }, (_, offset) => {
        const role = first + offset;
        const listed = listedRole(sessionId, group, role);
        if (listed === undefined) return null;
        const { accountId, roleName, chainedRoleId } = listed.role;
        return (
          <RoleRow
            key={chainedRoleId ?? roleName}
            sessionId={sessionId}
            accountId={accountId}
            accountName={account.accountName}
            roleName={roleName}
            chained={listed.chained}
            via={chainedRoleId === undefined ? undefined : via.get(chainedRoleId)}
            id={rowId(number + role)}
            rowIndex={rowIndex + role + 1}
            top={headingHeight + role * rowHeight}
            isActive={number + role === activeNumber}
            tokens={tokens}
            usedAt={usedAt.get(roleKey(listed.role))}
            onChoose={onChoose}
            onCopyMenu={onCopyMenu}
            onRoleMenu={onRoleMenu}
          />
        );
      })}
    </GridGroup>
  );
};

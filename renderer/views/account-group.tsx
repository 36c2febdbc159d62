import type { MarkedAccount } from '../../shared/account-marks.ts';
import { noRolesWords, rolesBeingListedWords } from '../../shared/list-words.ts';
import type { Account } from '../../shared/model.ts';
import { unlistedAccountWords } from '../../shared/role-words.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { groupHeight } from '../list-layout.ts';
import { countRoles, isUnlisted } from '../listed-roles.ts';
import type { ResultGroup } from '../search.ts';
import { isPartOfId } from '../search-tokens.ts';
import { GridGroup, GridRow, GridRowHeader } from '../ui/grid.tsx';
import { AccountChips, AccountSquare, MarkAccountButton } from './account-mark.tsx';
import { type GroupProps, GroupRows, headingIndex } from './group-rows.tsx';
import { Marked } from './marked.tsx';

/** An e-mail repeats its account's name: it is worth showing only for what the name does not have. */
const tokensBeyond = (accountName: string, tokens: readonly string[]): readonly string[] =>
  tokens.filter((token) => !accountName.toLowerCase().includes(token));

type HeadingProps = { readonly account: Account; readonly tokens: readonly string[] };

type MarkedHeadingProps = HeadingProps & { readonly marked: MarkedAccount };

const ListedHeading = ({ account: { accountId, accountName, emailAddress }, tokens, marked }: MarkedHeadingProps) => (
  <GridRowHeader aria-colspan={4} title={`${accountName}, ${emailAddress}`}>
    <AccountSquare color={marked.color} />
    <b className="clip">
      <Marked text={accountName} tokens={tokens} />
    </b>
    <span className={tokens.some((token) => isPartOfId(token, accountId)) ? 'mono found' : 'mono'}>
      {groupedAccountId(accountId)}
    </span>
    <AccountChips {...{ marked, accountName, tokens }} />
    <span className="account-mail clip">
      <Marked text={emailAddress} tokens={tokensBeyond(accountName, tokens)} />
    </span>
    <MarkAccountButton accountId={accountId} accountName={accountName} />
  </GridRowHeader>
);

/** Of an account that only chained roles lead to. */
const UnlistedHeading = ({ account: { accountId, accountName }, tokens, marked }: MarkedHeadingProps) => (
  <GridRowHeader aria-colspan={4} title={`${accountId}, ${unlistedAccountWords}`}>
    <AccountSquare color={marked.color} />
    <b className={tokens.some((token) => isPartOfId(token, accountId)) ? 'mono found' : 'mono'}>
      {groupedAccountId(accountId)}
    </b>
    <AccountChips {...{ marked, accountName, tokens }} />
    <span className="account-aside clip">{unlistedAccountWords}</span>
    <MarkAccountButton accountId={accountId} accountName={accountName} />
  </GridRowHeader>
);

/** An account and the part of its roles that is in view. Its heading sticks for as long as the group is passing. */
export const AccountGroup = ({ group, ...props }: GroupProps & { readonly group: ResultGroup }) => {
  const { stretch, layout, tokens, marking } = props;
  const { account, roles } = group;
  return (
    <GridGroup className="account-group" style={{ top: stretch.top, height: groupHeight(layout, stretch.position) }}>
      <GridRow
        className="account-heading"
        aria-rowindex={headingIndex(props)}
        onContextMenu={(event) => props.onAccountMenu(event, account)}
      >
        {isUnlisted(account) ? (
          <UnlistedHeading account={account} tokens={tokens} marked={marking(account)} />
        ) : (
          <ListedHeading account={account} tokens={tokens} marked={marking(account)} />
        )}
      </GridRow>
      {countRoles(group) === 0 && (
        <p className="account-note">{roles === undefined ? rolesBeingListedWords : noRolesWords}</p>
      )}
      <GroupRows {...props} />
    </GridGroup>
  );
};

import { AtSign, Hash, Tag, Type } from 'lucide-react';
import { markAccountWords } from '../../shared/environment-words.ts';
import { copyNames } from '../../shared/item-words.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { copyText, openDialog } from '../actions.ts';
import { MenuItem, MenuSeparator } from '../ui/menu-item.tsx';
import { type MenuAnchor, PointMenu } from '../ui/point-menu.tsx';

/** As the list shows it; an account that is not listed has nothing but its id. */
export type ShownAccount = {
  readonly accountId: string;
  readonly accountName: string;
  readonly emailAddress?: string;
};

/** Everything that can be done with an account. */
export const AccountItems = ({ accountId, accountName, emailAddress = '' }: ShownAccount) => (
  <>
    <MenuItem
      icon={<Tag aria-hidden="true" />}
      onChoose={() => openDialog({ kind: 'mark-account', accountId, accountName })}
    >
      {markAccountWords.open}
    </MenuItem>
    <MenuSeparator />
    <MenuItem icon={<Hash aria-hidden="true" />} onChoose={() => void copyText(accountId, groupedAccountId(accountId))}>
      {copyNames.accountId}
    </MenuItem>
    {accountName !== accountId && accountName !== '' && (
      <MenuItem icon={<Type aria-hidden="true" />} onChoose={() => void copyText(accountName)}>
        {copyNames.accountName}
      </MenuItem>
    )}
    {emailAddress !== '' && (
      <MenuItem icon={<AtSign aria-hidden="true" />} onChoose={() => void copyText(emailAddress)}>
        {copyNames.emailAddress}
      </MenuItem>
    )}
  </>
);

type AccountMenuProps = {
  readonly account: ShownAccount | undefined;
  readonly anchor: MenuAnchor | undefined;
  readonly onClose: () => void;
};

export const AccountMenu = ({ account, anchor, onClose }: AccountMenuProps) => (
  <PointMenu anchor={anchor} onClose={onClose}>
    {account && <AccountItems {...account} />}
  </PointMenu>
);

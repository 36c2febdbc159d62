import { Menu } from '@base-ui/react/menu';
import {
  AppWindow,
  Building2,
  ChevronRight,
  Copy,
  CornerDownRight,
  Globe,
  Link,
  PanelRight,
  Pencil,
  Search,
  Star,
  StarOff,
  Trash2,
} from 'lucide-react';
import { buttonNames } from '../../shared/button-words.ts';
import { openConsoleTitle } from '../../shared/console-place-words.ts';
import { detailsWords } from '../../shared/details-words.ts';
import { favouriteAct } from '../../shared/favourite-words.ts';
import { accountItemsName } from '../../shared/item-words.ts';
import { isSameRole } from '../../shared/role-ref.ts';
import { consoleLinkCopiedWords, openConsoleNames, roleActNames, roleInWords } from '../../shared/role-words.ts';
import { copyRole, openConsole, openDialog, run, say } from '../actions.ts';
import { showDetails } from '../details.ts';
import { toggleFavourite } from '../favourites.ts';
import { useDetails } from '../hooks/use-columns.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { useStore } from '../store.ts';
import { MenuItem, MenuKeys } from '../ui/menu-item.tsx';
import { AccountItems } from './account-menu.tsx';
import { CopyItems } from './copy-menu.tsx';
import { RowMenu, type RowMenuAt } from './row-menu.tsx';

const ConsoleItems = ({ role, accountName, chained }: RowMenuAt) => {
  const keys = useKeys('open-console');
  const usual = useStore(({ app }) => app?.settings.consoleIn);
  const copyLink = async () => {
    const about = roleInWords(role.roleName, accountName);
    const copied = await run('copyConsoleLink', { role }, about);
    if (copied !== undefined) say(consoleLinkCopiedWords(about));
  };
  return (
    <>
      <MenuItem
        icon={<AppWindow aria-hidden="true" />}
        keys={usual === 'window' ? keys : undefined}
        onChoose={() => void openConsole({ role, where: 'window' }, accountName)}
      >
        {openConsoleNames.window}
      </MenuItem>
      <MenuItem
        icon={<Globe aria-hidden="true" />}
        keys={usual === 'browser' ? keys : undefined}
        onChoose={() => void openConsole({ role, where: 'browser' }, accountName)}
      >
        {openConsoleNames.browser}
      </MenuItem>
      <Menu.Item className="menu-item" onClick={() => openDialog({ kind: 'open-console', role, accountName })}>
        <Search aria-hidden="true" />
        {openConsoleTitle}
      </Menu.Item>
      {/* The access portal has no page for a role that is assumed from another one. */}
      {chained === undefined && (
        <Menu.Item className="menu-item" onClick={() => void copyLink()}>
          <Link aria-hidden="true" />
          {roleActNames.copyLink}
        </Menu.Item>
      )}
    </>
  );
};

const AccountSubmenu = ({ role: { accountId }, accountName }: RowMenuAt) => (
  <Menu.SubmenuRoot>
    <Menu.SubmenuTrigger className="menu-item">
      <Building2 aria-hidden="true" />
      {accountItemsName}
      <ChevronRight aria-hidden="true" className="menu-further" />
    </Menu.SubmenuTrigger>
    <Menu.Portal>
      <Menu.Positioner className="menu-positioner" sideOffset={2} collisionPadding={8}>
        <Menu.Popup className="menu">
          <AccountItems accountId={accountId} accountName={accountName} />
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.SubmenuRoot>
);

const CopySubmenu = ({ role, accountName }: RowMenuAt) => {
  const keys = useKeys('copy-role-as');
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="menu-item" aria-keyshortcuts={keys.aria}>
        <Copy aria-hidden="true" />
        {roleActNames.copy}
        <MenuKeys>{keys.words}</MenuKeys>
        <ChevronRight aria-hidden="true" className="menu-further" />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-positioner" sideOffset={2} collisionPadding={8}>
          <Menu.Popup className="menu">
            <CopyItems role={role} onCopy={(what) => void copyRole({ ...role, what }, accountName)} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
};

const FavouriteItem = ({ role, accountName, chained }: RowMenuAt) => {
  const isFavourite = useStore(({ app }) => app?.favourites.some((each) => isSameRole(each, role)) ?? false);
  return (
    <Menu.Item
      className="menu-item"
      onClick={() => void toggleFavourite({ role, name: chained?.name ?? role.roleName, accountName })}
    >
      {isFavourite ? <StarOff aria-hidden="true" /> : <Star aria-hidden="true" />}
      {favouriteAct(isFavourite)}
    </Menu.Item>
  );
};

const ChainItems = ({ role, chained }: RowMenuAt) => (
  <>
    <Menu.Item className="menu-item" onClick={() => openDialog({ kind: 'add-chained', source: role })}>
      <CornerDownRight aria-hidden="true" />
      {roleActNames.assume}
    </Menu.Item>
    {chained && (
      <>
        <Menu.Item
          className="menu-item"
          onClick={() => openDialog({ kind: 'edit-chained', chainedRoleId: chained.id })}
        >
          <Pencil aria-hidden="true" />
          {buttonNames.editHere}
        </Menu.Item>
        <Menu.Item
          className="menu-item danger"
          onClick={() => openDialog({ kind: 'remove-chained', chainedRoleId: chained.id })}
        >
          <Trash2 aria-hidden="true" />
          {buttonNames.removeHere}
        </Menu.Item>
      </>
    )}
  </>
);

/** Where the details are not shown already. */
const DetailsItem = () => {
  const { isOpen } = useDetails();
  if (isOpen) return null;
  return (
    <Menu.Item className="menu-item" onClick={() => showDetails(true)}>
      <PanelRight aria-hidden="true" />
      {detailsWords.show}
    </Menu.Item>
  );
};

type RoleMenuProps = { readonly at: RowMenuAt | undefined; readonly onClose: () => void };

/** Everything that can be done with a role. */
export const RoleMenu = ({ at, onClose }: RoleMenuProps) => (
  <RowMenu at={at} onClose={onClose}>
    {at && (
      <>
        <ConsoleItems {...at} />
        <Menu.Separator className="menu-separator" />
        <CopySubmenu {...at} />
        <FavouriteItem {...at} />
        <DetailsItem />
        <AccountSubmenu {...at} />
        <Menu.Separator className="menu-separator" />
        <ChainItems {...at} />
      </>
    )}
  </RowMenu>
);

import { Menu } from '@base-ui/react/menu';
import {
  AppWindow,
  ChevronRight,
  Copy,
  CornerDownRight,
  Globe,
  Link,
  PanelRight,
  Pencil,
  Search,
  Tag,
  Trash2,
} from 'lucide-react';
import { detailsWords } from '../../shared/details-words.ts';
import { markAccountWords } from '../../shared/environment-words.ts';
import { openConsoleNames } from '../../shared/role-words.ts';
import { copyRole, openConsole, openDialog, run, say } from '../actions.ts';
import { showDetails } from '../details.ts';
import { useDetails } from '../hooks/use-columns.ts';
import { CopyItems } from './copy-menu.tsx';
import { RowMenu, type RowMenuAt } from './row-menu.tsx';

const ConsoleItems = ({ role, accountName, chained }: RowMenuAt) => {
  const copyLink = async () => {
    const copied = await run('copyConsoleLink', { role }, `${role.roleName} in ${accountName}`);
    if (copied !== undefined) say(`Copied the console link: ${role.roleName} in ${accountName}.`);
  };
  return (
    <>
      <Menu.Item className="menu-item" onClick={() => void openConsole({ role, where: 'window' }, accountName)}>
        <AppWindow aria-hidden="true" />
        {openConsoleNames.window}
      </Menu.Item>
      <Menu.Item className="menu-item" onClick={() => void openConsole({ role, where: 'browser' }, accountName)}>
        <Globe aria-hidden="true" />
        {openConsoleNames.browser}
      </Menu.Item>
      <Menu.Item className="menu-item" onClick={() => openDialog({ kind: 'open-console', role, accountName })}>
        <Search aria-hidden="true" />
        Open console at…
      </Menu.Item>
      {/* The access portal has no page for a role that is assumed from another one. */}
      {chained === undefined && (
        <Menu.Item className="menu-item" onClick={() => void copyLink()}>
          <Link aria-hidden="true" />
          Copy console link
        </Menu.Item>
      )}
    </>
  );
};

const CopySubmenu = ({ role, accountName }: RowMenuAt) => (
  <Menu.SubmenuRoot>
    <Menu.SubmenuTrigger className="menu-item">
      <Copy aria-hidden="true" />
      Copy credentials
      <ChevronRight aria-hidden="true" className="menu-further" />
    </Menu.SubmenuTrigger>
    <Menu.Portal>
      <Menu.Positioner className="menu-positioner" sideOffset={2} collisionPadding={8}>
        <Menu.Popup className="menu">
          <CopyItems onCopy={(what) => void copyRole({ ...role, what }, accountName)} />
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.SubmenuRoot>
);

const ChainItems = ({ role, chained }: RowMenuAt) => (
  <>
    <Menu.Item className="menu-item" onClick={() => openDialog({ kind: 'add-chained', source: role })}>
      <CornerDownRight aria-hidden="true" />
      Assume a further role from here…
    </Menu.Item>
    {chained && (
      <>
        <Menu.Item
          className="menu-item"
          onClick={() => openDialog({ kind: 'edit-chained', chainedRoleId: chained.id })}
        >
          <Pencil aria-hidden="true" />
          Edit…
        </Menu.Item>
        <Menu.Item
          className="menu-item danger"
          onClick={() => openDialog({ kind: 'remove-chained', chainedRoleId: chained.id })}
        >
          <Trash2 aria-hidden="true" />
          Remove…
        </Menu.Item>
      </>
    )}
  </>
);

/** How the role and its account are shown here. */
const ShownItems = ({ role: { accountId }, accountName }: RowMenuAt) => {
  const { isOpen } = useDetails();
  return (
    <>
      <Menu.Item className="menu-item" onClick={() => openDialog({ kind: 'mark-account', accountId, accountName })}>
        <Tag aria-hidden="true" />
        {markAccountWords.open}
      </Menu.Item>
      {!isOpen && (
        <Menu.Item className="menu-item" onClick={() => showDetails(true)}>
          <PanelRight aria-hidden="true" />
          {detailsWords.show}
        </Menu.Item>
      )}
    </>
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
        <Menu.Separator className="menu-separator" />
        <ChainItems {...at} />
        <Menu.Separator className="menu-separator" />
        <ShownItems {...at} />
      </>
    )}
  </RowMenu>
);

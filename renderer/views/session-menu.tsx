import '../ui/menu.css';
import { Menu } from '@base-ui/react/menu';
import { Check, Ellipsis, FilePen, ListTree, Pencil, Trash2 } from 'lucide-react';
import { buttonNames } from '../../shared/button-words.ts';
import { sessionItemNames, sessionOptionsName } from '../../shared/item-words.ts';
import type { SsoSession } from '../../shared/model.ts';
import { sharingMeaning, sharingName } from '../../shared/profile-words.ts';
import { openDialog, run, showProtocol } from '../actions.ts';
import { IconButton } from '../ui/button.tsx';
import { MenuItem, MenuSeparator } from '../ui/menu-item.tsx';
import { MenuPopup } from '../ui/menu-popup.tsx';

/** Whether AWS tools find the sign-in. The menu stays open, so that the change is seen. */
const Sharing = ({ session: { id, sharedAs } }: { readonly session: SsoSession }) => {
  const isShared = sharedAs !== undefined;
  return (
    <Menu.CheckboxItem
      className="menu-item explained sharing-item"
      aria-label={sharingName(true)}
      aria-description={sharingMeaning(isShared)}
      checked={isShared}
      onCheckedChange={(shared) => void run('setSharing', { id, shared })}
    >
      <span className="sharing-box">
        <Menu.CheckboxItemIndicator>
          <Check aria-hidden="true" />
        </Menu.CheckboxItemIndicator>
      </span>
      <span className="explained-words">
        {sharingName(true)}
        <span>{sharingMeaning(isShared)}</span>
      </span>
    </Menu.CheckboxItem>
  );
};

/** What a session has besides what its status offers. */
export const SessionOptions = ({ session }: { readonly session: SsoSession }) => {
  const { id } = session;
  return (
    <>
      <Sharing session={session} />
      <MenuItem icon={<FilePen aria-hidden="true" />} onChoose={() => openDialog({ kind: 'write-profiles', id })}>
        {sessionItemNames.writeProfiles}
      </MenuItem>
      <MenuItem icon={<ListTree aria-hidden="true" />} onChoose={() => showProtocol(id)}>
        {sessionItemNames.protocol}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Pencil aria-hidden="true" />} onChoose={() => openDialog({ kind: 'edit', id })}>
        {buttonNames.editHere}
      </MenuItem>
      <MenuItem isDanger icon={<Trash2 aria-hidden="true" />} onChoose={() => openDialog({ kind: 'remove', id })}>
        {buttonNames.removeHere}
      </MenuItem>
    </>
  );
};

export const SessionMenu = ({ session }: { readonly session: SsoSession }) => (
  <Menu.Root modal={false}>
    <Menu.Trigger
      render={
        <IconButton label={sessionOptionsName}>
          <Ellipsis />
        </IconButton>
      }
    />
    <MenuPopup>
      <SessionOptions session={session} />
    </MenuPopup>
  </Menu.Root>
);

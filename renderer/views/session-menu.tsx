import '../ui/menu.css';
import { Menu } from '@base-ui/react/menu';
import { Check, Ellipsis, FilePen, ListTree, Pencil, Trash2 } from 'lucide-react';
import type { SsoSession } from '../../shared/model.ts';
import { sharingMeaning, sharingName } from '../../shared/profile-words.ts';
import { openDialog, run, showProtocol } from '../actions.ts';
import { IconButton } from '../ui/button.tsx';
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

export const SessionMenu = ({ session }: { readonly session: SsoSession }) => (
  <Menu.Root modal={false}>
    <Menu.Trigger
      render={
        <IconButton label="Session options">
          <Ellipsis />
        </IconButton>
      }
    />
    <MenuPopup>
      <Sharing session={session} />
      <Menu.Item className="menu-item" onClick={() => openDialog({ kind: 'write-profiles', id: session.id })}>
        <FilePen aria-hidden="true" />
        Write AWS profiles…
      </Menu.Item>
      <Menu.Item className="menu-item" onClick={() => showProtocol(session.id)}>
        <ListTree aria-hidden="true" />
        Protocol
      </Menu.Item>
      <Menu.Separator className="menu-separator" />
      <Menu.Item className="menu-item" onClick={() => openDialog({ kind: 'edit', id: session.id })}>
        <Pencil aria-hidden="true" />
        Edit…
      </Menu.Item>
      <Menu.Item className="menu-item danger" onClick={() => openDialog({ kind: 'remove', id: session.id })}>
        <Trash2 aria-hidden="true" />
        Remove…
      </Menu.Item>
    </MenuPopup>
  </Menu.Root>
);

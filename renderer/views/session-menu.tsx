import '../ui/menu.css';
import { Menu } from '@base-ui/react/menu';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import type { SessionId } from '../../shared/model.ts';
import { openDialog } from '../actions.ts';
import { IconButton } from '../ui/button.tsx';

export const SessionMenu = ({ id }: { readonly id: SessionId }) => (
  <Menu.Root modal={false}>
    <Menu.Trigger
      render={
        <IconButton label="Session options">
          <Ellipsis />
        </IconButton>
      }
    />
    <Menu.Portal>
      <Menu.Positioner className="menu-positioner" align="end" sideOffset={4} collisionPadding={8}>
        <Menu.Popup className="menu">
          <Menu.Item className="menu-item" onClick={() => openDialog({ kind: 'edit', id })}>
            <Pencil aria-hidden="true" />
            Edit…
          </Menu.Item>
          <Menu.Item className="menu-item danger" onClick={() => openDialog({ kind: 'remove', id })}>
            <Trash2 aria-hidden="true" />
            Remove…
          </Menu.Item>
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
);

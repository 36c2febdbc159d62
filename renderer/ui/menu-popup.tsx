import './menu.css';
import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

/** What a menu's button opens below its end. */
export const MenuPopup = ({ children }: { readonly children: ReactNode }) => (
  <Menu.Portal>
    <Menu.Positioner className="menu-positioner" align="end" sideOffset={4} collisionPadding={8}>
      <Menu.Popup className="menu">{children}</Menu.Popup>
    </Menu.Positioner>
  </Menu.Portal>
);

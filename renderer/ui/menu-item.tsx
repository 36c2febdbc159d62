import './menu.css';
import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

type MenuKeysProps = { readonly children: string };

/** The keys that do the same without the menu; `aria-keyshortcuts` of the item says them to screen readers. */
export const MenuKeys = ({ children }: MenuKeysProps) => (
  <span className="menu-keys" aria-hidden="true">
    {children}
  </span>
);

type MenuItemProps = {
  readonly icon?: ReactNode;
  /** The keys that do the same, in words and for `aria-keyshortcuts`. */
  readonly keys?: { readonly words: string; readonly aria: string } | undefined;
  readonly isDanger?: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

export const MenuItem = ({ icon, keys, isDanger = false, onChoose, children }: MenuItemProps) => (
  <Menu.Item className={isDanger ? 'menu-item danger' : 'menu-item'} aria-keyshortcuts={keys?.aria} onClick={onChoose}>
    {icon}
    {children}
    {keys && <MenuKeys>{keys.words}</MenuKeys>}
  </Menu.Item>
);

export const MenuSeparator = () => <Menu.Separator className="menu-separator" />;

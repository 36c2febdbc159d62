import type { ReactNode } from 'react';
import { type MenuAnchor, PointMenu } from '../ui/point-menu.tsx';
import type { ChosenRole } from './role-choice.ts';

/** Which role a menu of the list is about, and where it hangs. */
export type RowMenuAt = ChosenRole & { readonly anchor: MenuAnchor };

type RowMenuProps = {
  readonly at: RowMenuAt | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One menu for the whole list: a row in passing costs no menu of its own. */
export const RowMenu = ({ at, onClose, children }: RowMenuProps) => (
  <PointMenu anchor={at?.anchor} onClose={onClose}>
    {children}
  </PointMenu>
);

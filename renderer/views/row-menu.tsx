import '../ui/menu.css';
import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import type { ChosenRole } from './role-choice.ts';

/** Which role a menu of the list is about, and where it hangs. */
export type RowMenuAt = ChosenRole & {
  readonly anchor: Element | { readonly getBoundingClientRect: () => DOMRect };
};

type RowMenuProps = {
  readonly at: RowMenuAt | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One menu for the whole list: a row in passing costs no menu of its own. */
export const RowMenu = ({ at, onClose, children }: RowMenuProps) => (
  <Menu.Root
    open={at !== undefined}
    modal={false}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
  >
    <Menu.Portal>
      <Menu.Positioner
        className="menu-positioner"
        anchor={at?.anchor ?? null}
        align={at?.anchor instanceof Element ? 'end' : 'start'}
        sideOffset={4}
        collisionPadding={8}
      >
        <Menu.Popup className="menu" finalFocus={() => (at?.anchor instanceof HTMLElement ? at.anchor : true)}>
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
);

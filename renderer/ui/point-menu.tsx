import './menu.css';
import { Menu } from '@base-ui/react/menu';
import { type ReactNode, useEffect, useState } from 'react';

/** What a menu hangs at: an element, or the point that was clicked. */
export type MenuAnchor = Element | { readonly getBoundingClientRect: () => DOMRect };

/** A row that is made active by `aria-activedescendant` is not. */
const isFocusable = (anchor: MenuAnchor | undefined): anchor is HTMLElement =>
  anchor instanceof HTMLElement && anchor.isConnected && anchor.matches('button, [tabindex]');

type PointMenuProps = {
  /** Open while there is one. */
  readonly anchor: MenuAnchor | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A point does not tell of a window that became smaller: then the menu is placed anew. */
const useHeldInWindow = (anchor: MenuAnchor | undefined): MenuAnchor | null => {
  const [placed, setPlaced] = useState<MenuAnchor>();
  useEffect(() => {
    setPlaced(undefined);
    if (anchor === undefined || anchor instanceof Element) return;
    const placeAnew = () => setPlaced({ getBoundingClientRect: () => anchor.getBoundingClientRect() });
    window.addEventListener('resize', placeAnew);
    return () => window.removeEventListener('resize', placeAnew);
  }, [anchor]);
  return placed ?? anchor ?? null;
};

/** A menu without a button of its own: one for a whole list, so that a row in passing costs none. */
export const PointMenu = ({ anchor, onClose, children }: PointMenuProps) => {
  const place = useHeldInWindow(anchor);
  return (
    <Menu.Root
      open={anchor !== undefined}
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          className="menu-positioner"
          anchor={place}
          align={anchor instanceof HTMLButtonElement ? 'end' : 'start'}
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup className="menu" finalFocus={() => (isFocusable(anchor) ? anchor : true)}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
};

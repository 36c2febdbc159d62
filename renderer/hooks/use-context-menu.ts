import { type MouseEvent, useState } from 'react';
import { useStore } from '../store.ts';
import type { MenuAnchor } from '../ui/point-menu.tsx';

/** Asked for by a key, the menu hangs at what has the focus. */
export const anchorOf = ({ nativeEvent, clientX, clientY, currentTarget }: MouseEvent): MenuAnchor => {
  const isPointed = nativeEvent instanceof PointerEvent && nativeEvent.pointerType !== '';
  if (!isPointed) {
    const focused = document.activeElement;
    return focused !== null && currentTarget.contains(focused) ? focused : currentTarget;
  }
  // The window may become smaller than where the click was.
  return {
    getBoundingClientRect: () => new DOMRect(Math.min(clientX, innerWidth), Math.min(clientY, innerHeight), 0, 0),
  };
};

/** Text that is selected has a menu of its own, and so have fields. On Macs a right click selects the word below it. */
const isText = ({ target }: MouseEvent): boolean => {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea') !== null) return true;
  const selection = getSelection();
  const isMac = useStore.getState().app?.platform === 'darwin';
  return !isMac && selection !== null && !selection.isCollapsed && selection.containsNode(target, true);
};

/** A menu that a right click opens, or the menu key; what it is about comes with the click. */
export const useContextMenu = <Subject>() => {
  const [at, setAt] = useState<{ readonly subject: Subject; readonly anchor: MenuAnchor }>();
  /** Without an anchor the menu hangs at the click, or at what has the focus. */
  const open = (event: MouseEvent, subject: Subject, anchor?: MenuAnchor) => {
    // A menu that hangs elsewhere in the page reports to what it belongs to as well.
    const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.defaultPrevented || !isWithin || isText(event)) return;
    event.preventDefault();
    setAt({ subject, anchor: anchor ?? anchorOf(event) });
  };
  return { subject: at?.subject, anchor: at?.anchor, open, close: () => setAt(undefined) };
};

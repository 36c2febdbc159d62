import { type PointerEvent, useRef } from 'react';

/**
 * Tells a pointer that was moved from one that only has something else below it now: a window that opens under it, or
 * lines that change, must not choose anything.
 */
export const usePointerMoves = () => {
  const last = useRef<{ readonly x: number; readonly y: number }>(undefined);
  const isMoved = useRef(false);
  const onPointerMoveCapture = ({ screenX: x, screenY: y }: PointerEvent) => {
    isMoved.current = last.current !== undefined && (last.current.x !== x || last.current.y !== y);
    last.current = { x, y };
  };
  return { onPointerMoveCapture, isMoved: () => isMoved.current };
};

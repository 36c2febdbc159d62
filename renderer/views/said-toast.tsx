import { Check } from 'lucide-react';
import { type MouseEvent, useEffect, useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { endSaying } from '../actions.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';

const saidForMs = 4000;
const undoableForMs = 10_000;

/** Says for a moment what was just done; longer where it can be undone, and for as long as somebody is about to. */
export const SaidToast = () => {
  const said = useStore((state) => state.said);
  // What is said instead has no button that could tell that the pointer left it.
  const [held, setHeld] = useState<typeof said>();
  const isHeld = held === said;
  useEffect(() => {
    if (said === undefined || isHeld) return;
    const timer = setTimeout(endSaying, said.undo === undefined ? saidForMs : undoableForMs);
    return () => clearTimeout(timer);
  }, [said, isHeld]);
  const undo = ({ currentTarget }: MouseEvent) => {
    said?.undo?.();
    endSaying();
    // The button that has the focus goes.
    if (currentTarget !== document.activeElement) return;
    document.querySelector<HTMLElement>('main [data-first-focus]')?.focus({ preventScroll: true });
  };
  return (
    <div role="status" className="toast-status">
      {said !== undefined && (
        <div className={said.undo === undefined ? 'toast brief' : 'toast'}>
          <Check className="toast-icon" aria-hidden="true" />
          <p className="toast-words">{said.words}</p>
          {said.undo !== undefined && (
            <Button
              kind="quiet"
              onClick={undo}
              onPointerEnter={() => setHeld(said)}
              onPointerLeave={() => setHeld(undefined)}
              onFocus={() => setHeld(said)}
              onBlur={() => setHeld(undefined)}
            >
              {buttonNames.undo}
            </Button>
          )}
        </div>
      )}
    </div>
  );
};

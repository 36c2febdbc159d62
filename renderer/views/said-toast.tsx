import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { undoWords } from '../../shared/copy.ts';
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
  const undo = () => {
    said?.undo?.();
    endSaying();
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
              {undoWords}
            </Button>
          )}
        </div>
      )}
    </div>
  );
};

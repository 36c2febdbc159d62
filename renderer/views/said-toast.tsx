import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { endSaying } from '../actions.ts';
import { useStore } from '../store.ts';

const saidForMs = 4000;

/** Says for a moment what was just done. */
export const SaidToast = () => {
  const said = useStore((state) => state.said);
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(endSaying, saidForMs);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div role="status" className="toast-status">
      {said !== undefined && (
        <div className="toast brief">
          <Check className="toast-icon" aria-hidden="true" />
          <p className="toast-words">{said}</p>
        </div>
      )}
    </div>
  );
};

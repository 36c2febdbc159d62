import { StarOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { favouriteRoleWords, removedFavouriteWords, undoWords } from '../../shared/favourite-words.ts';
import { dismissUnpinned, undoUnpinned } from '../favourites.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';

const shownForMs = 8000;

/** A favourite was removed, and can be taken back while this is shown. It stays while somebody is at it. */
export const FavouriteToast = () => {
  const unpinned = useStore((state) => state.unpinned);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (unpinned === undefined) setHeld(false);
    if (unpinned === undefined || isHeld) return;
    const timer = setTimeout(dismissUnpinned, shownForMs);
    return () => clearTimeout(timer);
  }, [unpinned, isHeld]);
  const undo = async () => {
    await undoUnpinned();
    // The button that had the focus is gone.
    if (document.activeElement === document.body) {
      document.querySelector<HTMLElement>('main [data-first-focus]')?.focus({ preventScroll: true });
    }
  };
  return (
    <div role="status" className="toast-status">
      {unpinned !== undefined && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only waits for whoever is at it
        <div
          className="toast"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <StarOff className="toast-icon" aria-hidden="true" />
          <div className="toast-words">
            <p>{removedFavouriteWords}</p>
            <p>{favouriteRoleWords(unpinned.name, unpinned.accountName)}</p>
          </div>
          <Button kind="quiet" onClick={() => void undo()}>
            {undoWords}
          </Button>
        </div>
      )}
    </div>
  );
};

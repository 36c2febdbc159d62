import { FileCheck, X } from 'lucide-react';
import { useState } from 'react';
import { placeWords } from '../../shared/profile-words.ts';
import { dismissWritten, undoWritten } from '../actions.ts';
import { useStore } from '../store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';

/** Profiles were written, and can be taken back. */
export const WriteProfilesToast = () => {
  const written = useStore((state) => state.written);
  const [isUndoing, setUndoing] = useState(false);
  const undo = async () => {
    setUndoing(true);
    await undoWritten();
    setUndoing(false);
  };
  const place = written && placeWords(written.file);
  const words = written?.undoId === undefined ? `Undone: ${place} is as it was` : `Written to ${place}`;
  return (
    <div role="status" className="toast-status">
      {written && (
        <div className="toast">
          <FileCheck className="toast-icon" aria-hidden="true" />
          <div className="toast-words">
            <p className="clip" title={written.file}>
              {words}
            </p>
          </div>
          {written.undoId !== undefined && (
            <Button kind="quiet" aria-disabled={isUndoing} onClick={() => void undo()}>
              {isUndoing && <Spinner />}
              Undo
            </Button>
          )}
          <IconButton label="Dismiss" onClick={dismissWritten}>
            <X />
          </IconButton>
        </div>
      )}
    </div>
  );
};

import { FileCheck, X } from 'lucide-react';
import { useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { placeWords } from '../../shared/profile-words.ts';
import { writtenWords } from '../../shared/profile-writing-words.ts';
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
  return (
    <div role="status" className="toast-status">
      {written && (
        <div className="toast">
          <FileCheck className="toast-icon" aria-hidden="true" />
          <div className="toast-words">
            <p className="clip" title={written.file}>
              {writtenWords(placeWords(written.file), written.undoId === undefined)}
            </p>
          </div>
          {written.undoId !== undefined && (
            <Button kind="quiet" aria-disabled={isUndoing} onClick={() => void undo()}>
              {isUndoing && <Spinner />}
              {buttonNames.undo}
            </Button>
          )}
          <IconButton label={buttonNames.dismiss} onClick={dismissWritten}>
            <X />
          </IconButton>
        </div>
      )}
    </div>
  );
};

import './palette-dialog.css';
import '../ui/menu.css';
import '../ui/modal.css';
import { Dialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, useState } from 'react';
import { usualFormat } from '../../shared/copy-format.ts';
import {
  accountKeysWords,
  actKeysWords,
  closeKeyWords,
  foundWords,
  nothingFoundWords,
  paletteName,
  palettePlaceholder,
  paletteSearchName,
  paletteSectionNames,
  roleKeysWords,
  signedOutKeysWords,
  starKeyWords,
} from '../../shared/palette-words.ts';
import { toggleFavouriteAloud } from '../favourites.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { usePalette } from '../hooks/use-palette.ts';
import { usePaletteChoice } from '../hooks/use-palette-choice.ts';
import { usePointerMoves } from '../hooks/use-pointer-moves.ts';
import type { PaletteEntry } from '../palette.ts';
import { choose } from '../palette-doing.ts';
import { isPressed } from '../pressed.ts';
import { useStore } from '../store.ts';
import { PaletteList } from './palette-list.tsx';
import { PaletteSearch } from './palette-search.tsx';

const listId = 'palette-list';

type KeysProps = { readonly active: PaletteEntry | undefined };

/** What the keys do now. */
const Keys = ({ active }: KeysProps) => {
  const format = useStore(({ app }) => {
    if (app === undefined) return 'posix';
    return active?.kind === 'role' ? usualFormat(app, active.role) : app.settings.copyFormat;
  });
  const inConsole = useKeys('take-console').words;
  const starKeys = useKeys('star-entry').words;
  const words = () => {
    if (active === undefined) return [];
    if (active.kind === 'act') return actKeysWords;
    if (active.kind === 'account') return accountKeysWords;
    const star = starKeyWords(active.isFavourite, starKeys);
    return [...(active.isSignedIn ? roleKeysWords(format, inConsole) : signedOutKeysWords), star];
  };
  return (
    <p className="palette-keys">
      {[...words(), closeKeyWords].map((each) => (
        <span key={each}>{each}</span>
      ))}
    </p>
  );
};

/** One box over everything that can be found or done. */
export const PaletteDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [query, setQuery] = useState('');
  const findings = usePalette(query);
  const entries = findings.sections.flatMap((section) => section.entries);
  const { position, active, move, point, begin } = usePaletteChoice(entries);
  const { onPointerMoveCapture, isMoved } = usePointerMoves();
  const isEmpty = entries.length === 0;

  const take = (entry: PaletteEntry, inConsole: boolean) => {
    onClose();
    choose(entry, inConsole);
  };
  const star = (isRepeated: boolean) => {
    if (active?.kind !== 'role' || isRepeated) return;
    // The line is kept, wherever it goes.
    point(active.id);
    void toggleFavouriteAloud(active);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const inConsole = isPressed('take-console', event.nativeEvent);
    if (isPressed('star-entry', event.nativeEvent)) star(event.repeat);
    else if (active !== undefined && (inConsole || isPressed('take-entry', event.nativeEvent))) take(active, inConsole);
    else if (!move(event)) return;
    event.preventDefault();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="modal-backdrop" />
        <Dialog.Viewport className="modal-viewport palette-viewport">
          <Dialog.Popup className="modal palette" onPointerMoveCapture={onPointerMoveCapture}>
            <Dialog.Title className="unseen">{paletteName}</Dialog.Title>
            <PaletteSearch
              label={paletteSearchName}
              placeholder={palettePlaceholder}
              listId={isEmpty ? undefined : listId}
              position={position}
              value={query}
              onChange={(next) => {
                setQuery(next);
                begin();
              }}
              onKeyDown={onKeyDown}
            />
            {isEmpty ? (
              <p className="palette-nothing">{nothingFoundWords(query)}</p>
            ) : (
              <PaletteList
                id={listId}
                label={paletteSearchName}
                kind={findings.kind}
                sections={findings.sections}
                titles={paletteSectionNames}
                position={position}
                onPoint={(id) => {
                  if (isMoved()) point(id);
                }}
                onChoose={take}
              />
            )}
            <Keys active={active} />
            <p className="unseen" role="status">
              {query.trim() !== '' && (isEmpty ? nothingFoundWords(query) : foundWords(findings.count))}
            </p>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

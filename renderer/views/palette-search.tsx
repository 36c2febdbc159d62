import { Search } from 'lucide-react';
import type { KeyboardEventHandler, Ref } from 'react';
import { paletteRowId } from '../hooks/use-palette-choice.ts';

type PaletteSearchProps = {
  readonly ref?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly placeholder: string;
  /** The list it searches; absent while nothing is found. */
  readonly listId: string | undefined;
  /** Of the highlighted line. */
  readonly position: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
};

/** Has the focus all the time; the highlight moves through the list below. */
export const PaletteSearch = ({ ref, label, listId, position, onChange, ...input }: PaletteSearchProps) => (
  <div className="palette-search">
    <Search aria-hidden="true" />
    <input
      ref={ref}
      role="combobox"
      aria-label={label}
      aria-autocomplete="list"
      aria-expanded={listId !== undefined}
      aria-controls={listId}
      aria-activedescendant={listId && paletteRowId(position)}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="off"
      spellCheck={false}
      {...input}
    />
  </div>
);

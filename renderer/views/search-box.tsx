import '../ui/search-line.css';
import './search-box.css';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { clearSearchWords, searchName } from '../../shared/catalog-words.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { IconButton } from '../ui/button.tsx';

type SearchBoxProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly placeholder?: string;
  /** Id of the list it searches, while there is one. */
  readonly listId?: string | undefined;
  readonly activeId?: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** The one search of what stands beside the sidebar: its shortcut leads here. */
export const SearchBox = ({ label = searchName, placeholder = label, ...rest }: SearchBoxProps) => {
  const { value, onChange, listId, activeId, onKeyDown } = rest;
  const keys = useKeys('find');
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onChange('');
    input.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: Chromium knows <search> from 118 on only
    <div role="search" className="search-line search-box">
      <Search aria-hidden="true" />
      <input
        ref={input}
        id="search"
        data-first-focus
        type="search"
        aria-label={label}
        aria-keyshortcuts={keys.aria}
        aria-controls={listId}
        aria-activedescendant={activeId}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault();
            clear();
          } else onKeyDown(event);
        }}
        autoComplete="off"
        spellCheck={false}
      />
      {value === '' ? (
        <kbd>{keys.words}</kbd>
      ) : (
        <IconButton label={clearSearchWords} onClick={clear}>
          <X />
        </IconButton>
      )}
    </div>
  );
};

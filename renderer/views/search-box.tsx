import './search-box.css';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { setQuery } from '../actions.ts';
import { useStore } from '../store.ts';
import { IconButton } from '../ui/button.tsx';

type SearchBoxProps = {
  readonly accountCount: number;
  readonly hasList: boolean;
  readonly activeId: string | undefined;
  readonly onQuery: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

export const SearchBox = ({ accountCount, hasList, activeId, onQuery, onKeyDown }: SearchBoxProps) => {
  const query = useStore((state) => state.query);
  const shortcut = useStore(({ app }) => (app?.platform === 'darwin' ? '⌘F' : 'Ctrl F'));
  const input = useRef<HTMLInputElement>(null);
  const change = (next: string) => {
    setQuery(next);
    onQuery();
  };
  const clear = () => {
    change('');
    input.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: Chromium knows <search> from 118 on only
    <div role="search" className="search-box">
      <Search aria-hidden="true" />
      <input
        ref={input}
        id="search"
        data-first-focus
        type="search"
        aria-label="Search"
        aria-controls={hasList ? 'role-list' : undefined}
        aria-activedescendant={activeId}
        placeholder={accountCount > 0 ? `Search ${accountCount} accounts and their roles` : 'Search'}
        value={query}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query !== '') {
            event.preventDefault();
            clear();
          } else onKeyDown(event);
        }}
        autoComplete="off"
        spellCheck={false}
      />
      {query === '' ? (
        <kbd>{shortcut}</kbd>
      ) : (
        <IconButton label="Clear search" onClick={clear}>
          <X />
        </IconButton>
      )}
    </div>
  );
};

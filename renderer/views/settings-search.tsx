import '../ui/search-line.css';
import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { clearSearchWords } from '../../shared/catalog-words.ts';
import { settingsSearchName } from '../../shared/setting-dialog-words.ts';
import { isPressed } from '../pressed.ts';
import { IconButton } from '../ui/button.tsx';

export const settingsSearchId = 'settings-search';

type SettingsSearchProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The keys lead on from the box. */
  readonly onLeave: () => void;
};

export const SettingsSearch = ({ value, onChange, onLeave }: SettingsSearchProps) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A slash is text here, as the box has the focus from the start.
      if (event.key !== '/' && isPressed('find', event)) {
        input.current?.focus();
        input.current?.select();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  const clear = () => {
    onChange('');
    input.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: Chromium knows <search> from 118 on only
    <div role="search" className="search-line settings-search">
      <Search aria-hidden="true" />
      <input
        ref={input}
        id={settingsSearchId}
        type="search"
        aria-label={settingsSearchName}
        placeholder={settingsSearchName}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape' && value !== '') {
            // The dialog closes with the next one.
            event.stopPropagation();
            clear();
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave();
          else return;
          event.preventDefault();
        }}
        autoComplete="off"
        spellCheck={false}
      />
      {value !== '' && (
        <IconButton label={clearSearchWords} onClick={clear}>
          <X />
        </IconButton>
      )}
    </div>
  );
};

import './field.css';
import './menu.css';
import { Autocomplete as Parts } from '@base-ui/react/autocomplete';
import { CircleAlert } from 'lucide-react';
import { useId } from 'react';

type SuggestFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly string[];
  readonly hint: string;
  readonly error: string | undefined;
};

/** A field that takes anything and offers what fits. */
export const SuggestField = ({ label, value, onChange, suggestions, hint, error }: SuggestFieldProps) => {
  const id = useId();
  return (
    <div className="field">
      <Parts.Root items={suggestions} value={value} onValueChange={onChange} openOnInputClick>
        <label htmlFor={id}>{label}</label>
        <Parts.Input
          id={id}
          aria-label={label}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-note`}
          spellCheck={false}
        />
        <Parts.Portal>
          <Parts.Positioner className="menu-positioner" sideOffset={4}>
            <Parts.Popup className="menu" hidden={suggestions.length === 0}>
              <Parts.List>
                {(suggestion: string) => (
                  <Parts.Item key={suggestion} value={suggestion} className="menu-item">
                    {suggestion}
                  </Parts.Item>
                )}
              </Parts.List>
            </Parts.Popup>
          </Parts.Positioner>
        </Parts.Portal>
      </Parts.Root>
      <div id={`${id}-note`} className="field-note" aria-live="polite">
        {error !== undefined && (
          <p className="field-error">
            <CircleAlert aria-hidden="true" />
            <span>{error}</span>
          </p>
        )}
        {hint}
      </div>
    </div>
  );
};

import './field.css';
import './menu.css';
import { Select as Parts } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';

type Option<Value> = { readonly value: Value; readonly label: string };

type SelectProps<Value> = {
  readonly label: ReactNode;
  /** `null` where it is none of the options. */
  readonly value: Value | null;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  /** Below it: what the choice does. */
  readonly hint?: ReactNode;
};

export const Select = <Value extends string | number>({
  label,
  value,
  options,
  onChange,
  hint,
}: SelectProps<Value>) => {
  const note = useId();
  return (
    <div className="field">
      <Parts.Root
        items={options}
        value={value}
        onValueChange={(next: Value | null) => {
          if (next !== null) onChange(next);
        }}
      >
        <Parts.Label className="field-label">{label}</Parts.Label>
        <Parts.Trigger className="select" aria-describedby={hint === undefined ? undefined : note}>
          <Parts.Value className="clip" />
          <ChevronDown aria-hidden="true" />
        </Parts.Trigger>
        <Parts.Portal>
          <Parts.Positioner className="menu-positioner" sideOffset={4} alignItemWithTrigger={false}>
            <Parts.Popup className="menu">
              <Parts.List>
                {options.map((option) => (
                  <Parts.Item key={option.value} value={option.value} className="menu-item">
                    <Parts.ItemText>{option.label}</Parts.ItemText>
                    <Parts.ItemIndicator className="menu-check">
                      <Check />
                    </Parts.ItemIndicator>
                  </Parts.Item>
                ))}
              </Parts.List>
            </Parts.Popup>
          </Parts.Positioner>
        </Parts.Portal>
      </Parts.Root>
      {hint !== undefined && (
        <p id={note} className="field-note">
          {hint}
        </p>
      )}
    </div>
  );
};

import './color-field.css';
import './color-mark.css';
import { Check, Slash } from 'lucide-react';
import { useId } from 'react';

type Color<Value> = { readonly value: Value; readonly name: string };

type ColorFieldProps<Value> = {
  readonly label: string;
  readonly value: Value | 'none';
  readonly colors: readonly Color<Value>[];
  readonly onChange: (value: Value | 'none') => void;
  /** What it means that none is chosen. */
  readonly noneName: string;
};

/** Swatches of which one, or none, is chosen. The name of the chosen one stands beside the label. */
export const ColorField = <Value extends string>({
  label,
  value,
  colors,
  onChange,
  noneName,
}: ColorFieldProps<Value>) => {
  const name = useId();
  const swatches: readonly Color<Value | 'none'>[] = [{ value: 'none', name: noneName }, ...colors];
  return (
    <fieldset className="color-field">
      <legend>
        {label}
        <span aria-hidden="true">{swatches.find((swatch) => swatch.value === value)?.name}</span>
      </legend>
      <div className="color-swatches">
        {swatches.map((swatch) => (
          <label key={swatch.value} data-color={swatch.value} title={swatch.name}>
            <input
              type="radio"
              name={name}
              value={swatch.value}
              checked={swatch.value === value}
              onChange={() => onChange(swatch.value)}
              aria-label={swatch.name}
            />
            {swatch.value === 'none' && <Slash aria-hidden="true" className="no-color" />}
            {swatch.value !== 'none' && swatch.value === value && <Check aria-hidden="true" />}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

import './field.css';
import './secret-field.css';
import { CircleAlert, Eye, EyeOff } from 'lucide-react';
import { type Ref, useId, useState } from 'react';
import { IconButton } from './button.tsx';

type SecretFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** Below the field: what to know. */
  readonly hint?: string;
  readonly ref?: Ref<HTMLInputElement>;
};

/** Shows dots for what is typed, until it is asked to show it. */
export const SecretField = ({ label, value, onChange, error, hint, ref }: SecretFieldProps) => {
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="secret-input">
        <input
          ref={ref}
          id={id}
          className="mono"
          type={isShown ? 'text' : 'password'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error !== undefined}
          aria-describedby={error !== undefined || hint !== undefined ? `${id}-note` : undefined}
          autoComplete="off"
          spellCheck={false}
        />
        <IconButton
          label={isShown ? 'Hide what is typed' : 'Show what is typed'}
          aria-description={label}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </IconButton>
      </div>
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

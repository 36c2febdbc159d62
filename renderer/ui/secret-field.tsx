import './field.css';
import './secret-field.css';
import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { typedSecretWords } from '../../shared/button-words.ts';
import { IconButton } from './button.tsx';
import { Field } from './field.tsx';

type SecretFieldProps = {
  readonly label: string;
  /** Its name within the form, by which it is found. */
  readonly field?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** Below the field: what to know. */
  readonly hint?: string;
  readonly ref?: Ref<HTMLInputElement>;
};

/** Shows dots for what is typed, until it is asked to show it. */
export const SecretField = ({ label, field, value, onChange, error, hint, ref }: SecretFieldProps) => {
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} field={field} error={error} hint={hint}>
      {(described) => (
        <div className="secret-input">
          <input
            {...described}
            ref={ref}
            className="mono"
            type={isShown ? 'text' : 'password'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
          <IconButton label={typedSecretWords(isShown)} aria-description={label} onClick={() => setShown(!isShown)}>
            {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          </IconButton>
        </div>
      )}
    </Field>
  );
};

import './field.css';
import { CircleAlert } from 'lucide-react';
import { type ChangeEvent, type ReactNode, type Ref, useId } from 'react';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  /** Below the field: what to know, or things to take over with a click. */
  readonly hint?: ReactNode;
  readonly mono?: boolean;
  /** Shows dots for what is typed. */
  readonly isSecret?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};

export const TextField = ({
  label,
  value,
  onChange,
  error,
  hint,
  mono = false,
  isSecret = false,
  ref,
  ...input
}: TextFieldProps) => {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        ref={ref}
        id={id}
        className={mono ? 'mono' : undefined}
        type={isSecret ? 'password' : 'text'}
        value={value}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={error !== undefined || hint !== undefined ? note : undefined}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
      />
      <div id={note} className="field-note" aria-live="polite">
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

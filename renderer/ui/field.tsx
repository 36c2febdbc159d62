import './field.css';
import { type ReactNode, useId } from 'react';
import { FieldError } from './field-error.tsx';

/** What an input needs to belong to its label and its note. */
type InputProps = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
};

type FieldProps = {
  readonly label: ReactNode;
  readonly field: string | undefined;
  readonly error: string | undefined;
  readonly hint: ReactNode;
  readonly children: (input: InputProps) => ReactNode;
};

/** A label above an input; below it what is wrong with what was typed, and what to know. */
export const Field = ({ label, field, error, hint, children }: FieldProps) => {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="field" data-field={field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-describedby': error !== undefined || hint !== undefined ? note : undefined,
      })}
      <div id={note} className="field-note" aria-live="polite">
        {error !== undefined && <FieldError>{error}</FieldError>}
        {hint}
      </div>
    </div>
  );
};

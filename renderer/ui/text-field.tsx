import './field.css';
import type { ChangeEvent, ReactNode, Ref } from 'react';
import { Field } from './field.tsx';

type TextFieldProps = {
  readonly label: ReactNode;
  /** Its name within the form, by which it is found. */
  readonly field?: string;
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

/** What a form has for each of its fields. */
export type FormField = Pick<TextFieldProps, 'field' | 'value' | 'onChange' | 'error'>;

export const TextField = ({
  label,
  field,
  value,
  onChange,
  error,
  hint,
  mono = false,
  isSecret = false,
  ref,
  ...input
}: TextFieldProps) => {
  return (
    <Field label={label} field={field} error={error} hint={hint}>
      {(described) => (
        <input
          {...input}
          {...described}
          ref={ref}
          className={mono ? 'mono' : undefined}
          type={isSecret ? 'password' : 'text'}
          value={value}
          onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
        />
      )}
    </Field>
  );
};

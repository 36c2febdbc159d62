import { useRef, useState } from 'react';
import { errorBody } from '../../shared/copy.ts';
import type { ErrorView } from '../../shared/errors.ts';

/**
 * Why a form was refused, kept until the field it is about is changed. A field is the element within `form` whose
 * `data-field` has its name.
 * @param fieldOf the field an error is about; none where it is about all of the form
 */
export const useRefusal = <Field extends string>(fieldOf: (error: ErrorView) => Field | undefined) => {
  const [error, setError] = useState<ErrorView>();
  const form = useRef<HTMLFormElement>(null);
  const errorField = error && fieldOf(error);
  const focusField = (field: Field | undefined) =>
    form.current?.querySelector<HTMLInputElement>(`[data-field="${field}"] input`)?.focus();
  const focusFieldSoon = (field: Field | undefined) => requestAnimationFrame(() => focusField(field));
  return {
    form,
    error,
    /** What no field says. */
    formError: errorField === undefined ? error : undefined,
    errorAt: (field: Field): string | undefined => (error && errorField === field ? errorBody(error) : undefined),
    focusField,
    /** After what the change at hand renders. */
    focusFieldSoon,
    refuse: (refusal: ErrorView) => {
      setError(refusal);
      focusFieldSoon(fieldOf(refusal));
    },
    /** A field was changed: its error, or one of the whole form, holds no longer. */
    changed: (field: Field) => {
      if (errorField === undefined || errorField === field) setError(undefined);
    },
  };
};

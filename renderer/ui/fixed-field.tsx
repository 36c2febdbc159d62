import './field.css';
import { Lock } from 'lucide-react';
import { type ReactNode, useId } from 'react';

type FixedFieldProps = { readonly label: ReactNode; readonly value: string; readonly reason: string };

/** What would be chosen here, were it not decided elsewhere. */
export const FixedField = ({ label, value, reason }: FixedFieldProps) => {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in
    <div className="field" role="group" aria-labelledby={id}>
      <span id={id} className="field-label">
        {label}
      </span>
      <p className="fixed-value">
        <Lock aria-hidden="true" />
        {value}
      </p>
      <p className="field-note">{reason}</p>
    </div>
  );
};

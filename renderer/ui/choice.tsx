import './choice.css';
import type { ReactNode } from 'react';

type ChoiceProps = {
  readonly kind: 'checkbox' | 'radio';
  readonly name?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
};

/** One of several to check, or the one of several that counts. */
export const Choice = ({ kind, name, checked, onChange, children }: ChoiceProps) => (
  <label className="choice">
    <input type={kind} name={name} checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{children}</span>
  </label>
);

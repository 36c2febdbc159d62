import { CircleAlert } from 'lucide-react';

type FieldErrorProps = { readonly children: string; readonly id?: string; readonly role?: 'alert' };

export const FieldError = ({ children, ...paragraph }: FieldErrorProps) => (
  <p {...paragraph} className="field-error">
    <CircleAlert aria-hidden="true" />
    <span>{children}</span>
  </p>
);

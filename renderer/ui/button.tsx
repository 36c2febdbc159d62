import './button.css';
import type { ButtonHTMLAttributes, Ref } from 'react';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly ref?: Ref<HTMLButtonElement>;
};

/** `aria-disabled` makes it deaf but keeps it in the order of focus. */
export const Button = ({ kind = 'plain', className = '', onClick, ...rest }: ButtonProps) => (
  <button
    type="button"
    className={`button ${kind} ${className}`}
    onClick={rest['aria-disabled'] === true ? undefined : onClick}
    {...rest}
  />
);

type IconButtonProps = ButtonProps & { readonly label: string };

/** A button that shows only an icon; its label is its name and its tooltip. */
export const IconButton = ({ label, className = '', ...rest }: IconButtonProps) => (
  <Button kind="quiet" className={`icon-only ${className}`} aria-label={label} title={label} {...rest} />
);

import './switch.css';
import { Switch as Parts } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';

type SwitchProps = {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Below the label: what it does. */
  readonly note?: ReactNode;
};

export const Switch = ({ label, checked, onChange, disabled = false, note }: SwitchProps) => {
  const id = useId();
  return (
    <div className="switch-line">
      <div className="switch-words">
        <b id={id}>{label}</b>
        {note !== undefined && <span id={`${id}-note`}>{note}</span>}
      </div>
      <Parts.Root
        className="switch"
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-labelledby={id}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
      >
        <Parts.Thumb className="switch-thumb" />
      </Parts.Root>
    </div>
  );
};

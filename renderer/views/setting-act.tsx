import { type ReactNode, useId, useState } from 'react';
import type { ErrorView } from '../../shared/errors.ts';
import { Button } from '../ui/button.tsx';
import { FormError } from './form-error.tsx';
import type { SettingPieceProps } from './setting-control.tsx';

type SettingActProps = Omit<SettingPieceProps, 'error'> & {
  readonly button: string;
  /** Answers why it failed. */
  readonly act: () => Promise<ErrorView | undefined>;
  readonly children?: ReactNode;
};

/** Something to do rather than to choose; once at a time. */
export const SettingAct = ({ title, effect, button, act, children }: SettingActProps) => {
  const note = useId();
  const [error, setError] = useState<ErrorView>();
  const [isActing, setActing] = useState(false);
  const start = async () => {
    setActing(true);
    setError(undefined);
    setError(await act());
    setActing(false);
  };
  return (
    <div className="field">
      <span className="field-label">{title}</span>
      <Button className="setting-act" aria-disabled={isActing} aria-describedby={note} onClick={() => void start()}>
        {button}
      </Button>
      <div className="field-note">
        <p id={note}>{effect}</p>
        {children}
        <FormError error={error} />
      </div>
    </div>
  );
};

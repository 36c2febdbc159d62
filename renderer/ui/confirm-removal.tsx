import type { ComponentProps } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { Confirm } from './confirm.tsx';

type ConfirmRemovalProps = Omit<ComponentProps<typeof Confirm>, 'confirm' | 'onConfirm'> & {
  readonly onRemove: () => void;
};

/** Asks before something is removed; the description says what goes with it, and what stays. */
export const ConfirmRemoval = ({ onRemove, ...rest }: ConfirmRemovalProps) => (
  <Confirm {...rest} confirm={buttonNames.remove} onConfirm={onRemove} />
);

import { useRef } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';

type ConfirmProps = {
  readonly title: string;
  /** What follows from it. */
  readonly description: string;
  /** The words of the button that goes on. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** Where the focus goes afterwards; back to where it was unless said otherwise. */
  readonly returnFocus?: (isConfirmed: boolean) => HTMLElement | null | true;
};

/** Asks before what cannot be taken back. Its first button is the safe one, so Enter alone changes nothing. */
export const Confirm = ({
  title,
  description,
  confirm,
  onConfirm,
  onClose,
  returnFocus = () => true,
}: ConfirmProps) => {
  const isConfirmed = useRef(false);
  // It closes first, so that what is done is seen in what stands behind it.
  const goOn = () => {
    isConfirmed.current = true;
    onClose();
    onConfirm();
  };
  return (
    <Modal
      question
      title={title}
      description={description}
      onClose={onClose}
      returnFocus={() => returnFocus(isConfirmed.current)}
    >
      <div className="modal-buttons">
        <Button onClick={onClose}>{buttonNames.cancel}</Button>
        <Button kind="danger" onClick={goOn}>
          {confirm}
        </Button>
      </div>
    </Modal>
  );
};

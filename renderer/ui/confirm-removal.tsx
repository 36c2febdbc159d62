import { useRef } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';

type ConfirmRemovalProps = {
  readonly title: string;
  /** What goes with it, and what stays. */
  readonly description: string;
  readonly onRemove: () => void;
  readonly onClose: () => void;
  /** Where the focus goes afterwards; back to where it was unless said otherwise. */
  readonly returnFocus?: (isRemoved: boolean) => HTMLElement | null | true;
};

/** Asks before something is removed. It closes first, so that the removal is seen in what stands behind it. */
export const ConfirmRemoval = ({
  title,
  description,
  onRemove,
  onClose,
  returnFocus = () => true,
}: ConfirmRemovalProps) => {
  const isRemoved = useRef(false);
  const remove = () => {
    isRemoved.current = true;
    onClose();
    onRemove();
  };
  return (
    <Modal
      question
      title={title}
      description={description}
      onClose={onClose}
      returnFocus={() => returnFocus(isRemoved.current)}
    >
      <div className="modal-buttons">
        <Button onClick={onClose}>{buttonNames.cancel}</Button>
        <Button kind="danger" onClick={remove}>
          {buttonNames.remove}
        </Button>
      </div>
    </Modal>
  );
};

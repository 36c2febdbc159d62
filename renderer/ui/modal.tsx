import './modal.css';
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

type ModalProps = {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** A question that a click beside it must not answer. */
  readonly question?: boolean;
  /** For what needs two columns. */
  readonly isWide?: boolean;
  /** For a title, a part that scrolls and a foot, as high as the window has room for. */
  readonly isPanel?: boolean;
  /** What has the focus first; the first thing that can, unless given. */
  readonly initialFocus?: () => HTMLElement | null;
  /** Where the focus goes afterwards; `true` sends it back to where it was. */
  readonly returnFocus?: () => HTMLElement | null | true;
};

const closing = (onClose: () => void) => (open: boolean) => {
  if (!open) onClose();
};

export const Modal = ({
  title,
  description,
  children,
  onClose,
  question = false,
  isWide = false,
  isPanel = false,
  initialFocus,
  returnFocus = () => true,
}: ModalProps) => {
  const shape = isPanel ? 'panel' : isWide ? 'wide' : '';
  const Parts = question ? AlertDialog : Dialog;
  return (
    <Parts.Root open onOpenChange={closing(onClose)}>
      <Parts.Portal>
        <Parts.Backdrop className="modal-backdrop" />
        <Parts.Viewport className="modal-viewport">
          <Parts.Popup className={`modal ${shape}`} initialFocus={initialFocus} finalFocus={returnFocus}>
            <Parts.Title className="modal-title">{title}</Parts.Title>
            {description !== undefined && (
              <Parts.Description className="modal-description">{description}</Parts.Description>
            )}
            {children}
          </Parts.Popup>
        </Parts.Viewport>
      </Parts.Portal>
    </Parts.Root>
  );
};

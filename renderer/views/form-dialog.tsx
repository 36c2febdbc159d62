import './session-dialog.css';
import type { ComponentProps, FormEvent, Ref } from 'react';
import { FormButtons } from '../ui/form-buttons.tsx';
import { Modal } from '../ui/modal.tsx';

type FormDialogProps = Omit<ComponentProps<typeof Modal>, 'question' | 'isWide'> & {
  readonly form?: Ref<HTMLFormElement>;
  /** The words of the button that sends the form. */
  readonly submit: string;
  readonly onSubmit: () => Promise<void>;
  /** While it is: nothing is sent a second time. */
  readonly isBusy: boolean;
};

/** A dialog that is a form; its fields scroll between the title and the buttons. */
export const FormDialog = ({ form, submit, onSubmit, isBusy, children, ...modal }: FormDialogProps) => {
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void onSubmit();
  };
  return (
    <Modal {...modal}>
      <form ref={form} onSubmit={send} noValidate>
        <div className="session-form scrolling">{children}</div>
        <FormButtons submit={submit} isBusy={isBusy} onCancel={modal.onClose} />
      </form>
    </Modal>
  );
};

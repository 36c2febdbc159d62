import { buttonNames } from '../../shared/button-words.ts';
import { Button } from './button.tsx';
import { Spinner } from './spinner.tsx';

type FormButtonsProps = {
  /** The words of the button that sends the form. */
  readonly submit: string;
  readonly isBusy?: boolean;
  readonly onCancel: () => void;
};

/** The last line of a dialog that is a form. */
export const FormButtons = ({ submit, isBusy, onCancel }: FormButtonsProps) => (
  <div className="modal-buttons">
    <Button onClick={onCancel}>{buttonNames.cancel}</Button>
    <Button kind="primary" type="submit" aria-disabled={isBusy}>
      {isBusy && <Spinner />}
      {submit}
    </Button>
  </div>
);

import './session-dialog.css';
import { errorBody, errorTitle } from '../../shared/copy.ts';
import type { ErrorView } from '../../shared/errors.ts';

/** What went wrong with all of a form. */
export const FormError = ({ error }: { readonly error: ErrorView | undefined }) =>
  error && (
    <p className="form-error" role="alert">
      <b>{errorTitle(error)}.</b> {errorBody(error)}
    </p>
  );

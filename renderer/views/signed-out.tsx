import { KeyRound, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { errorBody, errorTitle } from '../../shared/copy.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { SsoSession } from '../../shared/model.ts';
import { openDialog, run } from '../actions.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';

/** Reasons that a changed session answers better than another try. */
const editHelps: readonly ErrorCode[] = ['start-url-unknown', 'client-refused'];

type SignedOutProps = {
  readonly session: SsoSession;
  readonly because?: ErrorCode | undefined;
  readonly detail?: string | undefined;
};

export const SignedOut = ({ session, because, detail }: SignedOutProps) => {
  const fact = because === 'start-url-unknown' ? session.region : detail;
  const [isStarting, setStarting] = useState(false);
  const signIn = async () => {
    setStarting(true);
    await run('signIn', { id: session.id });
    setStarting(false);
  };
  const error =
    because === undefined || because === 'cancelled'
      ? undefined
      : { code: because, ...(fact !== undefined && { detail: fact }) };
  return (
    <div className="pane-middle">
      <section className="pane-message" aria-labelledby="signed-out-title">
        {error ? <TriangleAlert aria-hidden="true" className="warn" /> : <KeyRound aria-hidden="true" />}
        <h2 id="signed-out-title">{error ? errorTitle(error) : 'Signed out'}</h2>
        <p>
          {error
            ? errorBody(error)
            : 'Your organization’s sign-in page opens in a window of its own. Latchkey keeps the sign-in fresh afterwards.'}
        </p>
        <div className="pane-choices">
          <Button kind="primary" data-first-focus onClick={() => void signIn()} aria-disabled={isStarting}>
            {isStarting && <Spinner />}
            Sign in
          </Button>
          {because !== undefined && editHelps.includes(because) && (
            <Button onClick={() => openDialog({ kind: 'edit', id: session.id })}>Edit</Button>
          )}
        </div>
      </section>
    </div>
  );
};

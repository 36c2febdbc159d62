import './sign-in-card.css';
import { Copy, ExternalLink, Link } from 'lucide-react';
import type { DeviceAuthorizationView, SsoSession } from '../../shared/model.ts';
import { formatCountdown } from '../../shared/time.ts';
import { run } from '../actions.ts';
import { useNow } from '../hooks/use-now.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';

const TimeLeft = ({ expiresAt }: { readonly expiresAt: number }) => {
  const now = useNow();
  return <span className="time-left">{formatCountdown(expiresAt - now)} left</span>;
};

type SignInCardProps = { readonly session: SsoSession; readonly authorization?: DeviceAuthorizationView };

export const SignInCard = ({ session, authorization }: SignInCardProps) => {
  const { id, name } = session;
  return (
    <div className="pane-middle">
      <section className="sign-in-card" aria-labelledby="sign-in-title" tabIndex={-1} data-first-focus>
        <h2 id="sign-in-title">Signing in to {name}</h2>
        <p className="advice">Check that the sign-in page shows this same code, then allow it there.</p>
        <div className="user-code">
          {authorization ? (
            <>
              <output aria-label="User code">{authorization.userCode}</output>
              <IconButton label="Copy code" onClick={() => void run('copyUserCode', { id })}>
                <Copy />
              </IconButton>
            </>
          ) : (
            <span className="user-code-pending" />
          )}
        </div>
        <div className="waiting">
          <Spinner />
          <span role="status">{authorization ? 'Waiting for you to allow it' : 'Asking AWS for a code'}</span>
          {authorization && <TimeLeft expiresAt={authorization.expiresAt} />}
        </div>
        <div className="address">
          <span className="mono clip" title={authorization?.verificationUri}>
            {authorization?.verificationUri}
          </span>
          {authorization && (
            <Button kind="quiet" onClick={() => void run('copySignInLink', { id })}>
              <Link aria-hidden="true" />
              Copy link
            </Button>
          )}
        </div>
        <div className="card-buttons">
          {authorization && (
            <>
              <Button kind="primary" onClick={() => void run('showVerificationWindow', { id })}>
                Show sign-in window
              </Button>
              <Button onClick={() => void run('openSignInInBrowser', { id })}>
                <ExternalLink aria-hidden="true" />
                Open in my browser
              </Button>
            </>
          )}
          <Button kind="quiet" className="cancel" onClick={() => void run('cancelSignIn', { id })}>
            Cancel
          </Button>
        </div>
      </section>
    </div>
  );
};

import './toasts.css';
import { CircleAlert, X } from 'lucide-react';
import { errorBody, errorTitle } from '../../shared/copy.ts';
import type { CopiedCredentials } from '../../shared/model.ts';
import { copiedWords, copyTarget } from '../../shared/session-words.ts';
import { formatTimeOfDay } from '../../shared/time.ts';
import { dismissFailure, run } from '../actions.ts';
import { useNow } from '../hooks/use-now.ts';
import { type Failure, useStore } from '../store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Ring } from '../ui/ring.tsx';
import { FavouriteToast } from './favourite-toast.tsx';
import { SaidToast } from './said-toast.tsx';
import { WriteProfilesToast } from './write-profiles-toast.tsx';

const secondMs = 1000;

const Copied = ({ copied }: { readonly copied: CopiedCredentials }) => {
  const now = useNow();
  const { clearsAt, copiedAt, role, accountName, expiresAt, applicationId } = copied;
  const applicationName = useStore(
    ({ app }) => app?.applications.find(({ application }) => application.id === applicationId)?.application.name,
  );
  return (
    <div className="toast">
      {clearsAt !== undefined && (
        <Ring fraction={(clearsAt - now) / (clearsAt - copiedAt)} tone="ok" size={30}>
          {Math.max(0, Math.ceil((clearsAt - now) / secondMs))}
        </Ring>
      )}
      <div className="toast-words">
        <p>{copiedWords(copied, now)}</p>
        <p>
          {role.roleName} {applicationName === undefined ? `in ${accountName}` : `for ${applicationName}`}, good until{' '}
          {formatTimeOfDay(expiresAt)}
        </p>
      </div>
      <Button kind="quiet" onClick={() => void run('clearClipboard', null)}>
        Clear now
      </Button>
    </div>
  );
};

const Failed = ({ failure: { id, error, about } }: { readonly failure: Failure }) => (
  <div className="toast failed" role="alert">
    <CircleAlert aria-hidden="true" />
    <div className="toast-words">
      <p>{about === undefined ? errorTitle(error) : `${errorTitle(error)}: ${about}`}</p>
      <p>{errorBody(error)}</p>
    </div>
    <IconButton label="Dismiss" onClick={() => dismissFailure(id)}>
      <X />
    </IconButton>
  </div>
);

/** What just happened, over the foot of the window. The countdown is seen, the fact is announced once. */
export const Toasts = () => {
  const copied = useStore(({ app }) => app?.copied);
  const failures = useStore((state) => state.failures);
  return (
    <section className="toasts" aria-label="Messages">
      {failures.map((failure) => (
        <Failed key={failure.id} failure={failure} />
      ))}
      <WriteProfilesToast />
      <FavouriteToast />
      <SaidToast />
      {copied && <Copied copied={copied} />}
      <p className="unseen" role="status">
        {copied && `Copied ${copyTarget(copied.what)}: ${copied.role.roleName} in ${copied.accountName}.`}
      </p>
    </section>
  );
};

import './toasts.css';
import { CircleAlert, X } from 'lucide-react';
import { buttonNames } from '../../shared/button-words.ts';
import { errorBody, errorTitle } from '../../shared/copy.ts';
import type { CopiedCredentials } from '../../shared/model.ts';
import { clearNowWords, copiedOnceWords, copiedRoleWords, copiedWords } from '../../shared/session-words.ts';
import { secondMs } from '../../shared/time.ts';
import { failureTitle, toastsName } from '../../shared/toast-words.ts';
import { dismissFailure, run } from '../actions.ts';
import { useNow } from '../hooks/use-now.ts';
import { type Failure, useStore } from '../store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Ring } from '../ui/ring.tsx';
import { SaidToast } from './said-toast.tsx';
import { WriteProfilesToast } from './write-profiles-toast.tsx';

const Copied = ({ copied }: { readonly copied: CopiedCredentials }) => {
  const now = useNow();
  const { clearsAt, copiedAt, applicationId } = copied;
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
        <p>{copiedRoleWords(copied, applicationName)}</p>
      </div>
      <Button kind="quiet" onClick={() => void run('clearClipboard', null)}>
        {clearNowWords}
      </Button>
    </div>
  );
};

const Failed = ({ failure: { id, error, about } }: { readonly failure: Failure }) => (
  <div className="toast failed" role="alert">
    <CircleAlert aria-hidden="true" />
    <div className="toast-words">
      <p>{failureTitle(errorTitle(error), about)}</p>
      <p>{errorBody(error)}</p>
    </div>
    <IconButton label={buttonNames.dismiss} onClick={() => dismissFailure(id)}>
      <X />
    </IconButton>
  </div>
);

/** What just happened, over the foot of the window. The countdown is seen, the fact is announced once. */
export const Toasts = () => {
  const copied = useStore(({ app }) => app?.copied);
  const failures = useStore((state) => state.failures);
  return (
    <section className="toasts" aria-label={toastsName}>
      {failures.map((failure) => (
        <Failed key={failure.id} failure={failure} />
      ))}
      <WriteProfilesToast />
      <SaidToast />
      {copied && <Copied copied={copied} />}
      <p className="unseen" role="status">
        {copied && copiedOnceWords(copied)}
      </p>
    </section>
  );
};

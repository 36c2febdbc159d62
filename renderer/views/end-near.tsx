import './end-near.css';
import { X } from 'lucide-react';
import { useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { dueWarning, endNearWords, endOfSignIn, minutesSign, type SignedIn } from '../../shared/clock-words.ts';
import { sessionItemNames } from '../../shared/item-words.ts';
import type { SsoSession } from '../../shared/model.ts';
import { minuteMs } from '../../shared/time.ts';
import { putEndWarningAway, run } from '../actions.ts';
import { useNow } from '../hooks/use-now.ts';
import { useStore } from '../store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Ring } from '../ui/ring.tsx';
import { Spinner } from '../ui/spinner.tsx';

const noWarnings: readonly number[] = [];

type EndNearProps = { readonly session: SsoSession; readonly status: SignedIn };

/** Once the first warning is due: when the sign-in ends, and a way to begin a full one before that. */
export const EndNear = ({ session: { id }, status }: EndNearProps) => {
  const now = useNow();
  const warnings = useStore(({ app }) => app?.settings.endWarningsMs) ?? noWarnings;
  const putAway = useStore((state) => state.putAway.get(id));
  const [isRenewing, setRenewing] = useState(false);
  const end = endOfSignIn(status);
  const dueMs = dueWarning(status, warnings, now);
  if (end === undefined || dueMs === undefined) return null;
  if (putAway?.end === end && putAway.dueMs <= dueMs) return null;
  const { title, body } = endNearWords(status, now);
  const renew = async () => {
    setRenewing(true);
    await run('renewSession', { id });
    setRenewing(false);
  };
  const putAwayNow = () => {
    putEndWarningAway(id, end, dueMs);
    document.querySelector<HTMLElement>('main [data-first-focus]')?.focus();
  };
  return (
    <section className="end-near" aria-labelledby="end-near-title">
      <Ring fraction={(end - now) / Math.max(...warnings)} tone="warn" size={34}>
        {minutesSign(Math.max(1, Math.floor((end - now) / minuteMs)))}
      </Ring>
      <div className="end-near-words">
        <h2 id="end-near-title">{title}</h2>
        <p>{body}</p>
      </div>
      <div className="end-near-choices">
        <Button kind="primary" onClick={() => void renew()} aria-disabled={isRenewing}>
          {isRenewing && <Spinner />}
          {sessionItemNames.renew}
        </Button>
        <IconButton label={buttonNames.notNow} onClick={putAwayNow}>
          <X />
        </IconButton>
      </div>
      <p key={dueMs} className="unseen" role="status">
        {title}.
      </p>
    </section>
  );
};

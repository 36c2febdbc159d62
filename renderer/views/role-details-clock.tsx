import type { SignedIn } from '../../shared/clock-words.ts';
import { credentialsTitle, fetchedWords, shortLength, signInBehindWords } from '../../shared/details-words.ts';
import type { RoleRef } from '../../shared/model.ts';
import { secondMs } from '../../shared/time.ts';
import { useNow } from '../hooks/use-now.ts';
import { issuedFor } from '../role-details.ts';
import { useStore } from '../store.ts';
import { Ring } from '../ui/ring.tsx';

const stepMs = 10 * secondMs;
const nearEnd = 0.15;

type RoleDetailsClockProps = { readonly role: RoleRef; readonly status: SignedIn };

/** How long credentials that were issued are good, and the sign-in behind them. */
export const RoleDetailsClock = ({ role, status }: RoleDetailsClockProps) => {
  const now = useNow(stepMs);
  const issued = useStore(({ app }) => app && issuedFor(app.issued, role));
  const left = issued === undefined ? 0 : issued.expiresAt - now;
  const fraction = issued === undefined ? 0 : left / (issued.expiresAt - issued.issuedAt);
  return (
    <section className="details-clock">
      <Ring fraction={fraction} tone={fraction < nearEnd ? 'warn' : 'ok'} size={46}>
        {left > 0 ? shortLength(left) : '–'}
      </Ring>
      <div>
        <h3>{credentialsTitle(issued, now)}</h3>
        <p>
          {left > 0 ? '' : `${fetchedWords} `}
          {signInBehindWords(status, now)}
        </p>
      </div>
    </section>
  );
};

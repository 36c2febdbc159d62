import './sign-in-clocks.css';
import { Popover } from '@base-ui/react/popover';
import { ChevronDown, KeyRound, LogIn, RefreshCw } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import {
  accessTokenWords,
  clockNames,
  clocksHint,
  clocksTitle,
  obstacleWords,
  portalSessionWords,
  remedyName,
  renewableWords,
  roleCredentialsWords,
  type SignedIn,
} from '../../shared/clock-words.ts';
import type { RenewalObstacle, SessionId, SsoSession } from '../../shared/model.ts';
import { renewalWords } from '../../shared/session-words.ts';
import { run } from '../actions.ts';
import { useNow } from '../hooks/use-now.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Ring } from '../ui/ring.tsx';
import { Spinner } from '../ui/spinner.tsx';

type ClockProps = {
  readonly title: string;
  readonly words: { readonly life: string; readonly note: string };
  /** When it began and when it ends, where both are known. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly now: number;
  readonly icon: ReactNode;
};

const Clock = ({ title, words, from, to, now, icon }: ClockProps) => {
  const fraction = from === undefined || to === undefined ? 0 : (to - now) / (to - from);
  return (
    <li className="clock">
      <Ring fraction={fraction} tone="ok" size={34}>
        {icon}
      </Ring>
      <h3>{title}</h3>
      <p className="life">{words.life}</p>
      <p className="note">{words.note}</p>
    </li>
  );
};

type RemedyProps = { readonly id: SessionId; readonly because: RenewalObstacle };

/** The change that makes a session renewable. */
const Remedy = ({ id, because }: RemedyProps) => {
  const [isBusy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    await run(because === 'no-scopes' ? 'makeRenewable' : 'renewSession', { id });
    setBusy(false);
  };
  return (
    <div>
      <Button onClick={() => void begin()} aria-disabled={isBusy}>
        {isBusy && <Spinner />}
        {remedyName(because)}
      </Button>
      <p>{obstacleWords[because].remedy}</p>
    </div>
  );
};

type SignInClocksProps = { readonly session: SsoSession; readonly status: SignedIn };

const Clocks = ({ session: { id }, status }: SignInClocksProps) => {
  const now = useNow();
  const copied = useStore(({ app }) => (app?.copied?.role.sessionId === id ? app.copied : undefined));
  const isPaused = useStore(({ app }) => app?.paused ?? false);
  const { issuedAt, expiresAt, renewal, portalSession } = status;
  const kind = renewal.kind === 'impossible' ? obstacleWords[renewal.because] : renewableWords;
  return (
    <>
      <Popover.Title>{clocksTitle}</Popover.Title>
      <ul>
        <Clock
          title={clockNames.accessToken}
          words={accessTokenWords(status, now, isPaused)}
          from={issuedAt}
          to={expiresAt}
          now={now}
          icon={<RefreshCw />}
        />
        <Clock
          title={clockNames.portalSession}
          words={portalSessionWords(status, now)}
          from={portalSession?.signedInAt}
          to={portalSession?.endsAt}
          now={now}
          icon={<LogIn />}
        />
        <Clock
          title={clockNames.roleCredentials}
          words={roleCredentialsWords(copied, now)}
          from={copied?.copiedAt}
          to={copied?.expiresAt}
          now={now}
          icon={<KeyRound />}
        />
      </ul>
      <div className="session-kind">
        <h3>{kind.title}</h3>
        <p>{kind.body}</p>
        {renewal.kind === 'impossible' && <Remedy id={id} because={renewal.because} />}
      </div>
    </>
  );
};

/** What happens next to a signed-in session; behind it, the lives of everything its sign-in brought. */
export const SignInClocks = ({ session, status }: SignInClocksProps) => {
  const now = useNow();
  const isPaused = useStore(({ app }) => app?.paused ?? false);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Popover.Root>
      <Popover.Trigger
        className={status.renewal.kind === 'waiting' ? 'clocks-trigger late' : 'clocks-trigger'}
        title={clocksHint}
      >
        {renewalWords(status, now, isPaused)}
        <ChevronDown aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="menu-positioner" align="start" sideOffset={6} collisionPadding={12}>
          <Popover.Popup ref={popup} className="clocks" initialFocus={popup}>
            <Clocks session={session} status={status} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
};

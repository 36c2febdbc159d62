import '../ui/loading-line.css';
import './verification-frame.css';
import { Copy, ExternalLink, KeyRound, Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import type { VerificationFrameState } from '../../shared/contract.ts';
import { errorTitle } from '../../shared/copy.ts';
import { signInFrameHeight } from '../../shared/sign-in-frame.ts';
import { signInActs, timeLeftWords, userCodeName } from '../../shared/sign-in-words.ts';
import { formatCountdown } from '../../shared/time.ts';
import { compareCodeWords, frameTitle, openingPageWords, troubleWords } from '../../shared/verification-words.ts';
import { bridge } from '../bridge.ts';
import { useNow } from '../hooks/use-now.ts';
import { Button } from '../ui/button.tsx';
import { PageOrigin } from './page-origin.tsx';

type FrameCommand = 'copyUserCode' | 'copySignInLink' | 'openSignInInBrowser' | 'cancelSignIn';

const Origin = ({ state: { origin, secure, loopback } }: { readonly state: VerificationFrameState }) =>
  origin === undefined ? (
    <span className="origin">{openingPageWords}</span>
  ) : (
    <PageOrigin origin={origin} secure={secure} loopback={loopback} />
  );

const TimeLeft = ({ expiresAt }: { readonly expiresAt: number }) => {
  const now = useNow();
  return <span className="frame-time">{timeLeftWords(formatCountdown(expiresAt - now))}</span>;
};

/** Our strip above the verification page: whose page this is, and the code it must show. */
export const VerificationFrame = () => {
  const [state, setState] = useState<VerificationFrameState>();
  const [said, setSaid] = useState<string>();
  const trouble = state && troubleWords(state);
  useEffect(() => bridge.onVerification(setState), []);
  // What was said before it is no news beside it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new trouble is what it waits for
  useEffect(() => setSaid(undefined), [trouble]);
  if (state === undefined) return <main className="frame" style={{ height: signInFrameHeight }} />;

  const run = async (name: FrameCommand, done?: string) => {
    const reply = await bridge.run(name, { id: state.sessionId });
    setSaid(reply.ok ? done : errorTitle(reply.error));
  };
  const advice = said ?? trouble ?? compareCodeWords;
  return (
    <main className="frame" style={{ height: signInFrameHeight }}>
      <div className="frame-line">
        <KeyRound className="frame-mark" aria-hidden="true" />
        <h1 className="clip" title={state.sessionName}>
          {frameTitle(state.sessionName)}
        </h1>
        <Origin state={state} />
        <TimeLeft expiresAt={state.expiresAt} />
      </div>
      <div className="frame-line">
        <output className="frame-code" aria-label={userCodeName}>
          {state.userCode}
        </output>
        <Button title={signInActs.copyCode.name} onClick={() => void run('copyUserCode', signInActs.copyCode.said)}>
          <Copy aria-hidden="true" />
          <span className="frame-label">{signInActs.copyCode.name}</span>
        </Button>
        <span className="frame-gap" />
        <Button
          kind="quiet"
          title={signInActs.copyLink.name}
          onClick={() => void run('copySignInLink', signInActs.copyLink.said)}
        >
          <Link aria-hidden="true" />
          <span className="frame-label">{signInActs.copyLink.name}</span>
        </Button>
        <Button
          kind={trouble === undefined ? 'quiet' : 'primary'}
          title={signInActs.openInBrowser.name}
          className="frame-browser"
          onClick={() => void run('openSignInInBrowser', signInActs.openInBrowser.said)}
        >
          <ExternalLink aria-hidden="true" />
          <span className="frame-label">{signInActs.openInBrowser.name}</span>
        </Button>
        <Button onClick={() => void run('cancelSignIn')}>{buttonNames.cancel}</Button>
      </div>
      <p
        className={state.failure === undefined ? 'frame-advice clip' : 'frame-advice failed clip'}
        role="status"
        title={advice}
      >
        {advice}
      </p>
      {state.loading && <i className="loading-line frame-loading" />}
    </main>
  );
};

import '../ui/color-mark.css';
import '../ui/loading-line.css';
import './console-frame.css';
import { ArrowLeft, ExternalLink, RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ConsoleFrameState, ConsoleMove } from '../../shared/console.ts';
import { consoleFrameHeight } from '../../shared/console-frame.ts';
import { consoleAdvice, consoleIdentityWords, consoleMoveNames } from '../../shared/console-words.ts';
import { bridge } from '../bridge.ts';
import { useNow } from '../hooks/use-now.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { EnvironmentChip } from './environment-chip.tsx';
import { PageOrigin } from './page-origin.tsx';

type Steer = (move: ConsoleMove) => void;
type PartProps = { readonly state: ConsoleFrameState; readonly steer: Steer };

const Identity = ({
  state: { accountName, accountId, roleName, environment },
}: {
  readonly state: ConsoleFrameState;
}) => (
  <h1 className="console-identity" title={consoleIdentityWords({ accountName, accountId, roleName })}>
    <span className="clip">{accountName}</span>
    {accountName !== accountId && <span className="console-account mono">{accountId}</span>}
    <EnvironmentChip environment={environment} />
    <span className="console-role clip">{roleName}</span>
  </h1>
);

const Advice = ({ state, steer }: PartProps) => {
  const { kind, text, moves } = consoleAdvice(state, useNow());
  return (
    <>
      <p className={`console-advice clip ${kind}`} role="status" title={text}>
        {text}
      </p>
      {moves.map((move, index) => (
        <Button key={move} kind={index === 0 ? 'primary' : 'plain'} onClick={() => steer(move)}>
          {consoleMoveNames[move]}
        </Button>
      ))}
    </>
  );
};

/** Our frame above a console: whose account this is and in which role, in the color of its session. */
export const ConsoleFrame = () => {
  const [state, setState] = useState<ConsoleFrameState>();
  useEffect(() => bridge.onConsole(setState), []);
  if (state === undefined) return <main className="console-frame" style={{ height: consoleFrameHeight }} />;

  const { consoleId, color, origin, secure, loopback, loading, canGoBack } = state;
  const steer: Steer = (move) => void bridge.run('steerConsole', { consoleId, move });
  return (
    <main className="console-frame" data-color={color} style={{ height: consoleFrameHeight }}>
      <div className="console-line">
        <IconButton label={consoleMoveNames.back} aria-disabled={!canGoBack} onClick={() => steer('back')}>
          <ArrowLeft aria-hidden="true" />
        </IconButton>
        <IconButton label={consoleMoveNames.reload} onClick={() => steer('reload')}>
          <RotateCw aria-hidden="true" />
        </IconButton>
        <Identity state={state} />
        {origin !== undefined && <PageOrigin origin={origin} secure={secure} loopback={loopback} />}
      </div>
      <div className="console-line">
        <Advice state={state} steer={steer} />
        <Button kind="quiet" className="console-browser" onClick={() => steer('open-in-browser')}>
          <ExternalLink aria-hidden="true" />
          {consoleMoveNames['open-in-browser']}
        </Button>
      </div>
      {loading && <i className="loading-line console-loading" />}
    </main>
  );
};

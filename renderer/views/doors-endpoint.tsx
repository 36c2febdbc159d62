import { Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { errorTitle } from '../../shared/copy.ts';
import { endpointFailureWords } from '../../shared/door-words.ts';
import type { DoorsView } from '../../shared/model.ts';
import { openDialog, run } from '../actions.ts';
import { Button } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Switch } from '../ui/switch.tsx';
import { DoorsToken } from './doors-token.tsx';

const Failure = ({ code }: { readonly code: NonNullable<DoorsView['endpoint']['failure']> }) => (
  <div className="door-problem" role="alert">
    <TriangleAlert aria-hidden="true" />
    <p>
      <b>{errorTitle({ code })}.</b> {endpointFailureWords(code)}
    </p>
    <Button onClick={() => void run('setEndpoint', { enabled: true })}>Try again</Button>
  </div>
);

export const DoorsEndpoint = ({ endpoint }: { readonly endpoint: DoorsView['endpoint'] }) => {
  const { enabled, url, failure, tokens } = endpoint;
  const [isSwitching, setSwitching] = useState(false);
  const turn = async (wanted: boolean) => {
    setSwitching(true);
    await run('setEndpoint', { enabled: wanted });
    setSwitching(false);
  };
  return (
    <>
      <Switch
        label="Container credentials endpoint"
        checked={enabled}
        disabled={isSwitching}
        onChange={(wanted) => void turn(wanted)}
        note="For tools in containers, in other shells and over SSH. It listens on 127.0.0.1 only and answers nobody without a token."
      />
      {enabled && url !== undefined && <CopyText label="Address of the endpoint" text={url} />}
      {enabled && failure !== undefined && <Failure code={failure} />}
      <div className="door-head">
        <h3 id="tokens-label">Tokens</h3>
        <Button data-first-focus onClick={() => openDialog({ kind: 'add-token' })}>
          <Plus aria-hidden="true" />
          Add token…
        </Button>
      </div>
      {tokens.length === 0 ? (
        <p className="door-note">No tokens. Each one opens the profiles you choose for it, and only those.</p>
      ) : (
        <ul className="door-list" aria-labelledby="tokens-label">
          {tokens.map((token) => (
            <DoorsToken key={token.name} token={token} isOpen={url !== undefined} />
          ))}
        </ul>
      )}
    </>
  );
};

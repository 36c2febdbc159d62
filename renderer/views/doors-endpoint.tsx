import { Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { errorTitle } from '../../shared/copy.ts';
import { endpointFailureWords } from '../../shared/door-words.ts';
import {
  addTokenWords,
  endpointAddressName,
  endpointMeaning,
  endpointName,
  noTokensWords,
  tokensTitle,
} from '../../shared/endpoint-words.ts';
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
    <Button onClick={() => void run('setEndpoint', { enabled: true })}>{buttonNames.tryAgain}</Button>
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
        label={endpointName}
        checked={enabled}
        disabled={isSwitching}
        onChange={(wanted) => void turn(wanted)}
        note={endpointMeaning}
      />
      {enabled && url !== undefined && <CopyText label={endpointAddressName} text={url} />}
      {enabled && failure !== undefined && <Failure code={failure} />}
      <div className="door-head">
        <h3 id="tokens-label">{tokensTitle}</h3>
        <Button data-first-focus onClick={() => openDialog({ kind: 'add-token' })}>
          <Plus aria-hidden="true" />
          {addTokenWords}
        </Button>
      </div>
      {tokens.length === 0 ? (
        <p className="door-note">{noTokensWords}</p>
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

import './found-sessions.css';
import { useRef, useState } from 'react';
import type { FoundSession } from '../../shared/aws-files.ts';
import { lineItemNames } from '../../shared/item-words.ts';
import { foundSessionWords, foundTokenWords, placeWords } from '../../shared/profile-words.ts';
import { adoptAllWords, foundTitle, showMoreWords } from '../../shared/welcome-words.ts';
import { adopt, adoptAll } from '../actions.ts';
import { offeredFirst } from '../profiles.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';

const mostAtFirst = 3;

const keyOf = ({ kind, name, startUrl, region }: FoundSession): string => `${kind} ${name} ${startUrl} ${region}`;

/** The part of a start URL that differs from one organization to the next. */
const withoutScheme = (startUrl: string): string => startUrl.replace(/^https:\/\//, '');

type FoundSessionsProps = {
  readonly found: readonly FoundSession[];
  /** True where adopting is what the view is for. */
  readonly isPrimary?: boolean;
};

const Words = ({ session }: { readonly session: FoundSession }) => {
  const { kind, name, startUrl, region, file, line, tokenUntil } = session;
  const address = `${withoutScheme(startUrl)}, ${region}`;
  return (
    <div className="found-session-words">
      <b className="clip" title={name}>
        {name}
      </b>
      {tokenUntil !== undefined && <span className="live">{foundTokenWords(tokenUntil)}</span>}
      <span className="clip" title={`${startUrl}, ${region}`}>
        {address}
      </span>
      <span className={kind === 'legacy' ? 'legacy' : undefined}>
        {foundSessionWords(session)}
        <span className="mono"> {placeWords(file, line)}</span>
      </span>
    </div>
  );
};

/** Sessions in the config file that Latchkey does not have yet: one click takes one over. */
export const FoundSessions = ({ found, isPrimary = false }: FoundSessionsProps) => {
  const [adopting, setAdopting] = useState<string>();
  const [isUnfolded, setUnfolded] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const start = async (name: string, work: Promise<void>) => {
    setAdopting(name);
    await work;
    setAdopting(undefined);
  };
  if (found.length === 0) return null;
  const ordered = offeredFirst(found);
  // One that stands alone below a button could as well stand in its place.
  const shown = isUnfolded || found.length <= mostAtFirst + 1 ? ordered : ordered.slice(0, mostAtFirst);
  const hidden = found.length - shown.length;
  const unfold = () => {
    setUnfolded(true);
    requestAnimationFrame(() => list.current?.querySelectorAll('button')[mostAtFirst]?.focus());
  };
  return (
    <section className="found-sessions" aria-labelledby="found-sessions-label">
      <div className="found-sessions-head">
        <h2 id="found-sessions-label">{foundTitle}</h2>
        {found.length > 1 && (
          <Button
            kind={isPrimary ? 'primary' : 'quiet'}
            aria-disabled={adopting !== undefined}
            onClick={() => void start('all', adoptAll(ordered))}
          >
            {adopting === 'all' && <Spinner />}
            {adoptAllWords}
          </Button>
        )}
      </div>
      <ul ref={list}>
        {shown.map((session) => (
          <li key={keyOf(session)}>
            <Words session={session} />
            <Button
              kind={isPrimary && found.length === 1 ? 'primary' : 'plain'}
              aria-description={session.name}
              aria-disabled={adopting !== undefined}
              onClick={() => void start(keyOf(session), adopt(session))}
            >
              {adopting === keyOf(session) && <Spinner />}
              {lineItemNames.adopt}
            </Button>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button kind="quiet" className="found-more" onClick={unfold}>
          {showMoreWords(hidden)}
        </Button>
      )}
    </section>
  );
};

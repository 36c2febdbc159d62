import './found-sessions.css';
import { useState } from 'react';
import type { FoundSession } from '../../shared/aws-files.ts';
import { foundSessionWords, placeWords } from '../../shared/profile-words.ts';
import { adopt, adoptAll } from '../actions.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';

const keyOf = ({ kind, name, startUrl, region }: FoundSession): string => `${kind} ${name} ${startUrl} ${region}`;

type FoundSessionsProps = {
  readonly found: readonly FoundSession[];
  /** True where adopting is what the view is for. */
  readonly isPrimary?: boolean;
};

/** Sessions in the config file that Latchkey does not have yet: one click takes one over. */
export const FoundSessions = ({ found, isPrimary = false }: FoundSessionsProps) => {
  const [adopting, setAdopting] = useState<string>();
  const start = async (name: string, work: Promise<void>) => {
    setAdopting(name);
    await work;
    setAdopting(undefined);
  };
  if (found.length === 0) return null;
  return (
    <section className="found-sessions" aria-labelledby="found-sessions-label">
      <div className="found-sessions-head">
        <h2 id="found-sessions-label">Found in your AWS config</h2>
        {found.length > 1 && (
          <Button
            kind={isPrimary ? 'primary' : 'quiet'}
            aria-disabled={adopting !== undefined}
            onClick={() => void start('all', adoptAll(found))}
          >
            {adopting === 'all' && <Spinner />}
            Adopt all
          </Button>
        )}
      </div>
      <ul>
        {found.map((session) => (
          <li key={keyOf(session)}>
            <div className="found-session-words">
              <b className="clip" title={session.name}>
                {session.name}
              </b>
              <span className="clip" title={session.startUrl}>
                {session.startUrl}, {session.region}
              </span>
              <span className={session.kind === 'legacy' ? 'legacy' : undefined}>
                {foundSessionWords(session)}
                <span className="mono"> {placeWords(session.file, session.line)}</span>
              </span>
            </div>
            <Button
              kind={isPrimary && found.length === 1 ? 'primary' : 'plain'}
              aria-description={session.name}
              aria-disabled={adopting !== undefined}
              onClick={() => void start(keyOf(session), adopt(session))}
            >
              {adopting === keyOf(session) && <Spinner />}
              Adopt
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

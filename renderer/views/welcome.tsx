import './welcome.css';
import { ClipboardX, KeyRound, RefreshCw, ShieldCheck } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { byStartUrl, demoWay, welcomePromises, welcomeTitle } from '../../shared/welcome-words.ts';
import { openDialog, tryDemo } from '../actions.ts';
import { readAwsFiles } from '../mirror.ts';
import { adoptableSessions } from '../profiles.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { FoundSessions } from './found-sessions.tsx';
import { Notices } from './notices.tsx';

const promises = [
  { Icon: RefreshCw, text: welcomePromises.renews },
  { Icon: ClipboardX, text: welcomePromises.fetches },
  { Icon: ShieldCheck, text: welcomePromises.keeps },
];

const noSessions = [] as const;

type WayProps = {
  readonly title: string;
  readonly about: string;
  readonly button: string;
  readonly isPrimary?: boolean;
  readonly isBusy?: boolean;
  readonly onTake: () => void;
};

/** One way to begin: what it is, and the button that takes it. */
const Way = ({ title, about, button, isPrimary = false, isBusy = false, onTake }: WayProps): ReactNode => {
  const words = useId();
  return (
    <section className="welcome-way" aria-labelledby={words}>
      <div>
        <h2 id={words}>{title}</h2>
        <p id={`${words}-about`}>{about}</p>
      </div>
      <Button
        kind={isPrimary ? 'primary' : 'plain'}
        aria-describedby={`${words}-about`}
        aria-disabled={isBusy}
        onClick={onTake}
      >
        {isBusy && <Spinner />}
        {button}
      </Button>
    </section>
  );
};

/** What there is before any session: the ways to one, the shortest first. */
export const Welcome = () => {
  const [isAddingDemo, setAddingDemo] = useState(false);
  const found = useStore(({ awsFiles }) => awsFiles?.sessions ?? noSessions);
  const offered = adoptableSessions(found, noSessions);
  useEffect(() => void readAwsFiles(), []);
  const addDemo = async () => {
    setAddingDemo(true);
    await tryDemo();
    setAddingDemo(false);
  };
  return (
    <main className="welcome">
      <Notices />
      <div className="welcome-body">
        <KeyRound className="welcome-mark" aria-hidden="true" />
        <h1>{welcomeTitle}</h1>
        <ul className="welcome-promises">
          {promises.map(({ Icon, text }) => (
            <li key={text}>
              <Icon aria-hidden="true" />
              {text}
            </li>
          ))}
        </ul>
        <div className="welcome-ways">
          <FoundSessions found={offered} isPrimary />
          <Way {...byStartUrl} isPrimary={offered.length === 0} onTake={() => openDialog({ kind: 'add' })} />
          <Way {...demoWay} isBusy={isAddingDemo} onTake={() => void addDemo()} />
        </div>
      </div>
    </main>
  );
};

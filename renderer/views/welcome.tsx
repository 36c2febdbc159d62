import './welcome.css';
import { ClipboardX, KeyRound, RefreshCw, ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { addDemo, openDialog } from '../actions.ts';
import { readAwsFiles } from '../mirror.ts';
import { adoptableSessions } from '../profiles.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { FoundSessions } from './found-sessions.tsx';
import { Notices } from './notices.tsx';

const promises = [
  { Icon: RefreshCw, text: 'You sign in once, on your organization’s own page; Latchkey keeps the sign-in fresh.' },
  { Icon: ClipboardX, text: 'Role credentials are fetched when you copy them, and leave the clipboard by themselves.' },
  { Icon: ShieldCheck, text: 'Latchkey never sees your password, and talks to nobody but AWS.' },
];

const noSessions = [] as const;

export const Welcome = () => {
  const [isAddingDemo, setAddingDemo] = useState(false);
  const found = useStore(({ awsFiles }) => awsFiles?.sessions ?? noSessions);
  const offered = adoptableSessions(found, noSessions);
  useEffect(() => void readAwsFiles(), []);
  const tryDemo = async () => {
    setAddingDemo(true);
    await addDemo();
    setAddingDemo(false);
  };
  return (
    <main className="welcome">
      <Notices />
      <div className="welcome-body">
        <KeyRound className="welcome-mark" aria-hidden="true" />
        <h1>Stay signed in to AWS</h1>
        <ul>
          {promises.map(({ Icon, text }) => (
            <li key={text}>
              <Icon aria-hidden="true" />
              {text}
            </li>
          ))}
        </ul>
        <FoundSessions found={offered} isPrimary />
        <div className="welcome-choices">
          <Button kind={offered.length > 0 ? 'plain' : 'primary'} onClick={() => openDialog({ kind: 'add' })}>
            Add SSO session
          </Button>
          <Button onClick={() => void tryDemo()} aria-disabled={isAddingDemo}>
            {isAddingDemo && <Spinner />}
            Try the demo organization
          </Button>
        </div>
        <p className="welcome-note">The demo runs inside Latchkey: no AWS account, no network.</p>
      </div>
    </main>
  );
};

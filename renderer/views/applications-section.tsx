import './applications.css';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import {
  addApplicationWords,
  applicationsMeaning,
  applicationsTitle,
  noApplicationsWords,
} from '../../shared/application-words.ts';
import type { ApplicationView } from '../../shared/applications.ts';
import { openDialog } from '../actions.ts';
import { useRoleWords } from '../hooks/use-role-words.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { ApplicationEntry } from './application-entry.tsx';

const none: readonly ApplicationView[] = [];

/** For those who need it: applications that act on people's behalf. */
export const ApplicationsSection = () => {
  const applications = useStore(({ app }) => app?.applications) ?? none;
  const hasSessions = useStore(({ app }) => (app?.sessions.length ?? 0) > 0);
  const words = useRoleWords(
    useMemo(() => applications.map(({ application }) => application.signer.sessionId), [applications]),
  );
  return (
    <>
      <div className="door-head">
        <p>
          {applicationsMeaning}
          {applications.length === 0 && ` ${noApplicationsWords}`}
        </p>
        {hasSessions && (
          <Button onClick={() => openDialog({ kind: 'add-application' })}>
            <Plus aria-hidden="true" />
            {addApplicationWords}
          </Button>
        )}
      </div>
      {applications.length > 0 && (
        <ul className="door-list" aria-label={applicationsTitle}>
          {applications.map((view) => (
            <ApplicationEntry key={view.application.id} view={view} signerWords={words(view.application.signer)} />
          ))}
        </ul>
      )}
    </>
  );
};

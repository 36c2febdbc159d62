import { ChevronRight, FilePen } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { callerLimitWords, detailsWords } from '../../shared/details-words.ts';
import type { DoorsView, RoleRef, SessionView } from '../../shared/model.ts';
import { openDialog, showPane } from '../actions.ts';
import { readAwsFiles } from '../mirror.ts';
import { callerLimits, profilesOfRole } from '../role-details.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { DetailsFacts } from './role-details-facts.tsx';

const noSessions: readonly SessionView[] = [];
const noScopes: DoorsView['scopes'] = [];

const Profiles = ({ role }: { readonly role: RoleRef }) => {
  const found = useStore(({ awsFiles }) => awsFiles);
  const sessions = useStore(({ app }) => app?.sessions) ?? noSessions;
  const isRead = found !== undefined;
  useEffect(() => {
    if (!isRead) void readAwsFiles();
  }, [isRead]);
  const profiles = useMemo(() => profilesOfRole(role, found, sessions), [role, found, sessions]);
  if (profiles.length > 0) {
    return profiles.map(({ name, file }) => (
      <span key={`${file} ${name}`} className="mono taken">
        {name}
      </span>
    ));
  }
  return (
    isRead && (
      <>
        {detailsWords.noProfile}
        <Button
          kind="quiet"
          className="details-link"
          onClick={() => openDialog({ kind: 'write-profiles', id: role.sessionId, role })}
        >
          <FilePen aria-hidden="true" />
          {detailsWords.writeProfile}
        </Button>
      </>
    )
  );
};

const Callers = ({ role }: { readonly role: RoleRef }) => {
  const scopes = useStore(({ app }) => app?.doors.scopes) ?? noScopes;
  const words = useMemo(() => callerLimitWords(callerLimits(scopes, role)), [scopes, role]);
  return (
    <>
      {words.map((each) => (
        <span key={each}>{each}</span>
      ))}
      <Button kind="quiet" className="details-link" onClick={() => showPane('tools')}>
        {detailsWords.openTools}
        <ChevronRight aria-hidden="true" />
      </Button>
    </>
  );
};

/** How else than by copying the role is used: by profiles, and by what tools may have of it. */
export const RoleDetailsUse = ({ role }: { readonly role: RoleRef }) => (
  <section className="details-section">
    <DetailsFacts
      facts={[
        { name: detailsWords.profiles, value: <Profiles role={role} /> },
        { name: detailsWords.tools, value: <Callers role={role} /> },
      ]}
    />
  </section>
);

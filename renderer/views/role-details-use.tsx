import { ChevronRight, FilePen } from 'lucide-react';
import { useMemo } from 'react';
import { callerLimitWords, detailsWords } from '../../shared/details-words.ts';
import type { DoorsView, RoleRef } from '../../shared/model.ts';
import { openDialog, showPane } from '../actions.ts';
import { useRoleProfiles } from '../hooks/use-role-profiles.ts';
import { callerLimits } from '../role-details.ts';
import { ofRole } from '../role-map.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { DetailsFacts } from './role-details-facts.tsx';

const noScopes: DoorsView['scopes'] = [];

const Profiles = ({ role }: { readonly role: RoleRef }) => {
  const isRead = useStore(({ awsFiles }) => awsFiles !== undefined);
  const names = ofRole(useRoleProfiles(role.sessionId), role) ?? [];
  if (names.length > 0) {
    return names.map((name) => (
      <span key={name} className="mono taken">
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

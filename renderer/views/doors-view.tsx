import './doors-view.css';
import type { ReactNode } from 'react';
import { applicationsTitle } from '../../shared/application-words.ts';
import { callersTitle } from '../../shared/caller-words.ts';
import { doorsMeaning } from '../../shared/door-section-words.ts';
import { doorTitles } from '../../shared/door-words.ts';
import { placeNames } from '../../shared/sidebar-words.ts';
import { useStore } from '../store.ts';
import { ApplicationsSection } from './applications-section.tsx';
import { DoorsCallers } from './doors-callers.tsx';
import { DoorsEndpoint } from './doors-endpoint.tsx';
import { DoorsProcess } from './doors-process.tsx';
import { Notices } from './notices.tsx';

type DoorSectionProps = { readonly id: string; readonly title: string; readonly children: ReactNode };

const DoorSection = ({ id, title, children }: DoorSectionProps) => (
  <section className="door" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** How tools on this machine get role credentials, and who of them may have which. */
export const DoorsView = () => {
  const doors = useStore(({ app }) => app?.doors);
  return (
    <main className="session-pane" aria-label={placeNames.tools}>
      <Notices />
      <header className="session-header">
        <h1>{placeNames.tools}</h1>
        <div className="session-facts">
          <span>{doorsMeaning}</span>
        </div>
      </header>
      {doors && (
        <div className="doors">
          <DoorSection id="door-process" title={doorTitles['credential-process']}>
            <DoorsProcess command={doors.credentialProcess} />
          </DoorSection>
          <DoorSection id="door-endpoint" title={doorTitles['container-endpoint']}>
            <DoorsEndpoint endpoint={doors.endpoint} />
          </DoorSection>
          <DoorSection id="door-callers" title={callersTitle}>
            <DoorsCallers scopes={doors.scopes} />
          </DoorSection>
          <DoorSection id="door-applications" title={applicationsTitle}>
            <ApplicationsSection />
          </DoorSection>
        </div>
      )}
    </main>
  );
};

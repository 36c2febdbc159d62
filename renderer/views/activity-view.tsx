import './activity-view.css';
import { Activity, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ActivityEntry } from '../../shared/activity.ts';
import { activityLines, filterLines } from '../activity.ts';
import { useActivity } from '../hooks/use-activity.ts';
import { useNameRole } from '../hooks/use-name-role.ts';
import { ActivityList } from './activity-list.tsx';
import { ErrorBanner } from './error-banner.tsx';
import { FilterBox } from './filter-box.tsx';
import { Notices } from './notices.tsx';

const nothing: readonly ActivityEntry[] = [];

const sessionsOf = (entries: readonly ActivityEntry[]): readonly string[] => [
  ...new Set(entries.flatMap(({ role }) => role?.sessionId ?? [])),
];

const uses = (count: number): string => (count === 1 ? '1 use' : `${count.toLocaleString('en-US')} uses`);

/** Who was given which role's credentials, and who was not, newest first. */
export const ActivityView = () => {
  const { entries, error } = useActivity();
  const known = entries ?? nothing;
  const nameRole = useNameRole(useMemo(() => sessionsOf(known), [known]));
  const [query, setQuery] = useState('');
  const lines = useMemo(() => activityLines(known, nameRole), [known, nameRole]);
  const shown = useMemo(() => filterLines(lines, query), [lines, query]);
  const isFiltered = query.trim() !== '';
  return (
    <main className="session-pane" aria-label="Activity">
      <Notices />
      <ErrorBanner error={error} />
      <header className="session-header">
        <h1>Activity</h1>
        <div className="session-facts">
          <span role="status">
            {isFiltered && `${shown.length.toLocaleString('en-US')} of `}
            {entries !== undefined && `${uses(lines.length)} of role credentials, newest first`}
          </span>
        </div>
      </header>
      <FilterBox
        value={query}
        onChange={setQuery}
        label="Filter activity"
        placeholder="Filter by caller, profile, account, role or outcome"
        leadsTo="activity-list"
      />
      {shown.length > 0 && <ActivityList lines={shown} query={query} />}
      {entries !== undefined && shown.length === 0 && (
        <div className="pane-middle activity-empty">
          <div className="pane-message">
            {isFiltered ? <SearchX aria-hidden="true" /> : <Activity aria-hidden="true" />}
            <h2>{isFiltered ? 'Nothing found' : 'Nothing used yet'}</h2>
            <p>
              {isFiltered
                ? `No line has “${query.trim()}” in its caller, profile, account, role or outcome.`
                : 'Every time you copy credentials or open a console, and every time a tool asks Latchkey for them, a line here says for which role, through which door, and whether it got them. The credentials are never written down.'}
            </p>
          </div>
        </div>
      )}
    </main>
  );
};

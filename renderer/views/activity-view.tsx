import './activity-view.css';
import { Activity, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ActivityEntry } from '../../shared/activity.ts';
import {
  activityCountWords,
  activityFilterName,
  activityFilterPlaceholder,
  noActivityFoundWords,
  noActivityTitle,
  noActivityWords,
} from '../../shared/activity-list-words.ts';
import { nothingFoundTitle } from '../../shared/list-words.ts';
import { placeNames } from '../../shared/sidebar-words.ts';
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
    <main className="session-pane" aria-label={placeNames.activity}>
      <Notices />
      <ErrorBanner error={error} />
      <header className="session-header">
        <h1>{placeNames.activity}</h1>
        <div className="session-facts">
          <span role="status">
            {entries !== undefined && activityCountWords(lines.length, isFiltered ? shown.length : undefined)}
          </span>
        </div>
      </header>
      <FilterBox
        value={query}
        onChange={setQuery}
        label={activityFilterName}
        placeholder={activityFilterPlaceholder}
        leadsTo="activity-list"
      />
      {shown.length > 0 && <ActivityList lines={shown} query={query} />}
      {entries !== undefined && shown.length === 0 && (
        <div className="pane-middle activity-empty">
          <div className="pane-message">
            {isFiltered ? <SearchX aria-hidden="true" /> : <Activity aria-hidden="true" />}
            <h2>{isFiltered ? nothingFoundTitle : noActivityTitle}</h2>
            <p>{isFiltered ? noActivityFoundWords(query) : noActivityWords}</p>
          </div>
        </div>
      )}
    </main>
  );
};

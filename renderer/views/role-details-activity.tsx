import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import type { ActivityEntry } from '../../shared/activity.ts';
import { detailsWords } from '../../shared/details-words.ts';
import type { RoleRef } from '../../shared/model.ts';
import { formatDayOrTime, formatMoment } from '../../shared/moments.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { showPane } from '../actions.ts';
import { useActivity } from '../hooks/use-activity.ts';
import { useNow } from '../hooks/use-now.ts';
import { recentUses } from '../role-details.ts';
import { Button } from '../ui/button.tsx';

const nothing: readonly ActivityEntry[] = [];
const mostShown = 5;
const betweenReadsMs = 15 * secondMs;

/** What was done with the role lately, by the person and by tools. */
export const RoleDetailsActivity = ({ role }: { readonly role: RoleRef }) => {
  const { entries = nothing } = useActivity(betweenReadsMs);
  const now = useNow(minuteMs);
  const shown = useMemo(() => recentUses(entries, role, mostShown), [entries, role]);
  return (
    <section className="details-section">
      <h3>{detailsWords.recent}</h3>
      {shown.length === 0 ? (
        <p className="details-none">{detailsWords.nothingRecent}</p>
      ) : (
        <ul className="details-recent">
          {shown.map(({ key, at, outcome, words }) => (
            <li key={key} className={outcome}>
              <time dateTime={new Date(at).toISOString()} title={formatMoment(at, now)}>
                {formatDayOrTime(at, now)}
              </time>
              <span className="clip" title={words}>
                {words}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button kind="quiet" className="details-link" onClick={() => showPane('activity')}>
        {detailsWords.allActivity}
        <ChevronRight aria-hidden="true" />
      </Button>
    </section>
  );
};

import { Check, CircleSlash } from 'lucide-react';
import type { Ref } from 'react';
import { outcomeNames, releasedRoleWords, releasePlaceWords } from '../../shared/activity-list-words.ts';
import { formatFullDate, formatMoment } from '../../shared/moments.ts';
import type { ActivityLine } from '../activity.ts';

type ActivityRowProps = {
  readonly ref: Ref<HTMLLIElement>;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly line: ActivityLine;
  readonly now: number;
};

export const ActivityRow = ({ ref, index, count, top, line, now }: ActivityRowProps) => {
  const { entry, door, role, reason } = line;
  const isAllowed = entry.outcome === 'allowed';
  // Callers that a door cannot tell apart are called after their profile already.
  const hasProfile = entry.profile !== undefined && entry.profile !== entry.caller.name;
  const wayWords = hasProfile ? `${door}, profile ${entry.profile}` : door;
  return (
    <li
      ref={ref}
      data-index={index}
      className="activity-row"
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ top }}
    >
      <time dateTime={new Date(entry.at).toISOString()} title={formatFullDate(entry.at)}>
        {formatMoment(entry.at, now)}
      </time>
      <div className="activity-words">
        <b className="clip" title={entry.caller.name}>
          {entry.caller.name}
        </b>
        <span className="clip" title={wayWords}>
          {wayWords}
        </span>
      </div>
      <div className="activity-words">
        <span className="activity-role clip">{releasedRoleWords(role)}</span>
        {role && (
          <span className="clip" title={releasePlaceWords(role)}>
            {releasePlaceWords(role)}
          </span>
        )}
      </div>
      <span className={`activity-outcome ${entry.outcome}`}>
        {isAllowed ? <Check aria-hidden="true" /> : <CircleSlash aria-hidden="true" />}
        {outcomeNames[entry.outcome]}
      </span>
      {reason !== undefined && <p className="activity-reason">{reason}</p>}
    </li>
  );
};

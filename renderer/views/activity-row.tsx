import { Check, CircleSlash } from 'lucide-react';
import type { MouseEvent, Ref } from 'react';
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
  readonly onFocus: () => void;
  readonly onMenu: (event: MouseEvent) => void;
};

export const ActivityRow = ({ ref, index, count, top, line, now, ...on }: ActivityRowProps) => {
  const { entry, who, way, role, reason } = line;
  const isAllowed = entry.outcome === 'allowed';
  const roleWords = releasedRoleWords(role);
  return (
    <li
      ref={ref}
      data-index={index}
      className="activity-row"
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ top }}
      tabIndex={-1}
      onFocus={on.onFocus}
      onContextMenu={on.onMenu}
    >
      <time dateTime={new Date(entry.at).toISOString()} title={formatFullDate(entry.at)}>
        {formatMoment(entry.at, now)}
      </time>
      <div className="activity-words">
        <b className="clip" title={who}>
          {who}
        </b>
        <span className="clip" title={way}>
          {way}
        </span>
      </div>
      <div className="activity-words">
        <span className="activity-role clip" title={roleWords}>
          {roleWords}
        </span>
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

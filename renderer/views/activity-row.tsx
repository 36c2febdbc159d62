import { Check, CircleSlash } from 'lucide-react';
import type { MouseEvent, Ref } from 'react';
import { accountWords, type NamedRole } from '../../shared/door-words.ts';
import { formatMoment } from '../../shared/moments.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import type { ActivityLine } from '../activity.ts';

/** "4120 5536 7781 in Northwind" */
const placeWords = ({ accountId, accountName, sessionName }: NamedRole): string => {
  const account = accountName === undefined ? '' : `${groupedAccountId(accountId)} `;
  return `${account}in ${sessionName ?? 'a session that was removed'}`;
};

const fullDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium' });

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
  const roleWords = role ? `${role.roleName} in ${accountWords(role)}` : 'Role not known';
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
      <time dateTime={new Date(entry.at).toISOString()} title={fullDate.format(entry.at)}>
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
          <span className="clip" title={placeWords(role)}>
            {placeWords(role)}
          </span>
        )}
      </div>
      <span className={`activity-outcome ${entry.outcome}`}>
        {isAllowed ? <Check aria-hidden="true" /> : <CircleSlash aria-hidden="true" />}
        {isAllowed ? 'Allowed' : 'Refused'}
      </span>
      {reason !== undefined && <p className="activity-reason">{reason}</p>}
    </li>
  );
};

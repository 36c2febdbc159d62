import { Check, CircleSlash } from 'lucide-react';
import type { Ref } from 'react';
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
};

export const ActivityRow = ({ ref, index, count, top, line, now }: ActivityRowProps) => {
  const { entry, door, role, reason } = line;
  const isAllowed = entry.outcome === 'allowed';
  // Callers that a door cannot tell apart are called after their profile already.
  const hasProfile = entry.profile !== undefined && entry.profile !== entry.caller.name;
  const wayWords = hasProfile ? `${door}, profile ${entry.profile}` : door;
  const roleWords = role ? `${role.roleName} in ${accountWords(role)}` : 'Role not known';
  return (
    <li
      ref={ref}
      data-index={index}
      className="activity-row"
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ top }}
    >
      <time dateTime={new Date(entry.at).toISOString()} title={fullDate.format(entry.at)}>
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

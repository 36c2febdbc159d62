import { Check, CircleSlash } from 'lucide-react';
import type { Ref } from 'react';
import type { NamedRole } from '../../shared/door-words.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { type ActivityLine, formatMoment } from '../activity.ts';

const RoleWords = ({ role: { roleName, accountName, accountId } }: { readonly role: NamedRole }) => (
  <>
    {roleName} in {accountName} <span className="mono">{groupedAccountId(accountId)}</span>
  </>
);

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
        <span className="clip">{door}</span>
      </div>
      <div className="activity-words">
        <span className="activity-role clip">{role ? <RoleWords role={role} /> : 'Role not known'}</span>
        <span className="clip">
          {[entry.profile && `Profile ${entry.profile}`, role?.sessionName].filter(Boolean).join(', ')}
        </span>
      </div>
      <span className={`activity-outcome ${entry.outcome}`}>
        {isAllowed ? <Check aria-hidden="true" /> : <CircleSlash aria-hidden="true" />}
        {isAllowed ? 'Allowed' : 'Refused'}
      </span>
      {reason !== undefined && <p className="activity-reason">{reason}</p>}
    </li>
  );
};

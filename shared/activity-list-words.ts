/** The log of requests for role credentials, in words. */
import type { ActivityEntry } from './activity.ts';
import { accountWords, type NamedRole } from './door-words.ts';
import { someOfWords } from './list-words.ts';
import { counted } from './plural-words.ts';
import { groupedAccountId } from './session-words.ts';

export const activityListName = 'Requests';
export const activityFilterName = 'Filter activity';
export const activityFilterPlaceholder = 'Filter by caller, profile, account, role or outcome';

const uses = { one: '{count} use', other: '{count} uses' } as const;

/** "3 of 12 uses of role credentials, newest first"; `shown` where some are filtered out. */
export const activityCountWords = (all: number, shown?: number): string => {
  const count = counted(all, uses);
  return `${shown === undefined ? count : someOfWords(shown, count)} of role credentials, newest first`;
};

export const noActivityTitle = 'Nothing used yet';

export const noActivityWords =
  'Every time you copy credentials or open a console, and every time a tool asks Latchkey for them, a line here says for which role, through which door, and whether it got them. The credentials are never written down.';

export const noActivityFoundWords = (query: string): string =>
  `No line has “${query.trim()}” in its caller, profile, account, role or outcome.`;

export const outcomeNames: Record<ActivityEntry['outcome'], string> = { allowed: 'Allowed', refused: 'Refused' };

export const releasedRoleWords = (role: NamedRole | undefined): string =>
  role === undefined ? 'Role not known' : `${role.roleName} in ${accountWords(role)}`;

/** "4120 5536 7781 in Northwind"; an account without a name is called after its id already. */
export const releasePlaceWords = ({
  accountId,
  accountName,
  sessionName = 'a session that was removed',
}: NamedRole): string =>
  accountName === undefined ? `in ${sessionName}` : `${groupedAccountId(accountId)} in ${sessionName}`;

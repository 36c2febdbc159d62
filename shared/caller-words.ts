/** Callers of the doors and what they may have, in words. */
import type { CallerScope } from './doors.ts';
import { counted } from './plural-words.ts';

export const callersTitle = 'Callers';

export const callersMeaning =
  'A caller gets any role it asks for through its profile or token, and you are not asked, unless you limit it here. Activity shows who got what.';

export const limitCallerWords = 'Limit a caller…';
export const noLimitedCallersWords = 'No caller is limited.';
export const limitedCallersName = 'Limited callers';

/** "Asks you each time, 3 roles only" */
export const scopeWords = ({ roles, consent }: CallerScope): string => {
  const asked = consent === 'each-time' ? 'Asks you each time' : 'Not asked';
  if (roles === 'any') return `${asked}, any role`;
  if (roles.length === 0) return 'No role at all';
  return `${asked}, ${counted(roles.length, { one: '{count} role', other: '{count} roles' })} only`;
};

/** "Credential process. Not asked, any role." */
export const limitWords = (door: string, scope: CallerScope): string => `${door}. ${scopeWords(scope)}.`;

export const changeLimitWords = (name: string): string => `Change ${name}`;
export const stopLimitingWords = (name: string): string => `Stop limiting ${name}`;

/** The title of the dialog; without a name for a caller that is named there. */
export const limitTitle = (name?: string): string => (name === undefined ? 'Limit a caller' : `Limit ${name}`);

export const callerFields = {
  door: { label: 'Door' },
  name: { label: 'Name' },
  roles: { label: 'Roles' },
} as const;

export const callerMissingWords = 'Say which caller.';
export const anyRoleWords = 'Any role it asks for';
export const chosenRolesOnlyWords = 'Only chosen roles';
export const askEachTimeWords = 'Ask me each time';
export const askEachTimeMeaning = 'The tool is turned away until you allow it here; run it again then.';
export const noRoleChosenWords = 'With no role chosen, this caller gets no credentials at all.';

/** The pane of the profiles of AWS tools, in words. */
import { enumerated, someOfWords } from './list-words.ts';
import { counted, numberWords } from './plural-words.ts';

export const readAgainWords = 'Read again';
export const showWords = 'Show';
export const filterProfilesPlaceholder = 'Filter by name, session, account or role';

/** "3 of 12 profiles in ~/.aws/config and ~/.aws/credentials"; `shown` where some are filtered out. */
export const profilesWords = (all: number, places: readonly string[], shown?: number): string => {
  const count = counted(all, { one: '{count} profile', other: '{count} profiles' });
  const words = shown === undefined ? count : someOfWords(shown, count);
  return places.length === 0 ? words : `${words} in ${enumerated(places)}`;
};

export const profileProblemsTitle = 'Problems in your AWS files';
/** Below a list of problems that is cut off. */
export const moreProblemsWords = (hidden: number): string => `And ${numberWords(hidden)} more.`;

export const noProfilesTitle = 'No profiles yet';

export const noProfilesWords =
  'AWS tools have no profiles on this machine. “Write AWS profiles” in a session’s options makes them.';

export const noProfileFoundWords = (query: string): string =>
  `No profile has “${query.trim()}” in its name, session, account or role.`;

/** What a profile leads to. */
export const roleInAccountWords = '{role} in {account}';

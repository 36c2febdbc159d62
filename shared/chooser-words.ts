/** What is said where roles or profiles are chosen from all there are. */
import { counted, numberWords } from './plural-words.ts';

export const chosenRolesName = (isSingle: boolean): string => (isSingle ? 'Chosen role' : 'Chosen roles');
export const findRolesName = 'Find roles';
export const findRolesPlaceholder = 'Find roles by account or role';
export const foundRolesName = 'Roles';
export const noRolesListedWords = 'No roles are listed yet. Sign in to a session first.';
export const noRoleFoundWords = 'Nothing found.';

/** Below a list that is cut off. */
export const moreRolesWords = (hidden: number): string => `${numberWords(hidden)} more. Type to find them.`;

export const profilesLegend = 'Profiles';
export const filterProfilesName = 'Filter profiles';

export const filterProfilesPlaceholder = (count: number): string =>
  counted(count, { one: 'Filter {count} profile', other: 'Filter {count} profiles' });

export const noServedProfilesWords =
  'No profile of AWS tools leads to a session in Latchkey. Write some with “Write AWS profiles” in a session’s options.';

export const chosenCountWords = (count: number): string => `${numberWords(count)} chosen`;

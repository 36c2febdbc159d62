/** What lists that can be filtered say of themselves. */
import { numberWords } from './plural-words.ts';

export const nothingFoundTitle = 'Nothing found';

/** "3 of 12 profiles"; `all` says how many there are. */
export const someOfWords = (shown: number, all: string): string => `${numberWords(shown)} of ${all}`;

export const rolesBeingListedWords = 'Listing roles…';
export const noRolesWords = 'No roles assigned to you';

const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "Acme, Globex and Initech" */
export const enumerated = (words: readonly string[]): string => conjunction.format(words);

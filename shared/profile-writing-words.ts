/** The dialog that writes AWS profiles, in words. */
import type { PlannedName } from './aws-files.ts';
import { counted } from './plural-words.ts';
import { unknownTemplateWord } from './profile-names.ts';

export const writeProfilesTitle = (session: string): string => `Write AWS profiles for ${session}`;

export const chosenRolesWords = (count: number): string =>
  counted(count, { one: '{count} role chosen', other: '{count} roles chosen' });

export const showChangesWords = 'Show changes';
export const writeWords = 'Write';

/** Where the roles are chosen. */
export const searchRolesName = 'Search accounts and roles';
export const chooseAllWords = 'Choose all';
export const chooseNoneWords = 'Choose none';
export const rolesToWriteName = 'Roles to write';
export const noAccountsListedWords = 'No accounts listed yet. Sign in and sync first.';

const templateNames = '{account}, {account-id}, {role}, {session}';

/** How the profiles are called, and what all of them get. */
export const namingFields = {
  template: { label: 'Names', hint: `Words: ${templateNames}.` },
  region: { label: 'Region', placeholder: 'None', hint: 'For every profile. Empty leaves it out.' },
  output: { label: 'Output' },
  alsoProcess: { label: 'Also by credential process, for tools that know no SSO' },
} as const;

export const noOutputName = 'Not set';

/** A name that the template makes. */
export const exampleNameWords = 'Such as {name}';

/** What keeps a template from being used. */
export const templateError = (template: string): string | undefined => {
  if (template.trim() === '') return 'Write a template, such as {account}-{role}.';
  const unknown = unknownTemplateWord(template);
  return unknown === undefined ? undefined : `{${unknown}} is not known here. There are ${templateNames}.`;
};

/** What writing would do, before anything is written. */
export const shownAgainWords = {
  title: (place: string): string => `${place} was changed meanwhile.`,
  body: 'Nothing was written. This is what would change now.',
} as const;

export const nothingWritableWords = 'Nothing can be written.';
export const nothingToChangeWords = (place: string): string =>
  `Nothing to change: ${place} has these profiles already.`;

/** "~/.aws/config: 12 lines added, 1 line removed. Every other line stays as it is." */
export const changeSummary = (place: string, added: number, removed: number): string => {
  const more = counted(added, { one: '{count} line added', other: '{count} lines added' });
  const fewer = counted(removed, { one: '{count} line removed', other: '{count} lines removed' });
  return `${place}: ${more}, ${fewer}. Every other line stays as it is.`;
};

export const changesName = (place: string): string => `Changes to ${place}`;
export const plannedNamesName = 'Profile names';
export const prunedNameWords = 'Removed: not chosen any more';

/** What is to be known of a name. */
export const plannedNameWords = ({ collided, isThere, part, roleName }: PlannedName): string => {
  if (isThere) return 'There already, left as it is';
  if (collided) return 'Name taken: account id added';
  return part === 'process-twin' ? `${roleName}, through Latchkey` : roleName;
};

/** What became of it; it can be undone while it says that something was written. */
export const writtenWords = (place: string, isUndone: boolean): string =>
  isUndone ? `Undone: ${place} is as it was` : `Written to ${place}`;

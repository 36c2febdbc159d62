/** What the export and import of settings say. */
import { acceleratorOnAll } from './accelerator.ts';
import { consolePlaceNames, methodNames, themeNames } from './choice-words.ts';
import type { ConsolePlace } from './console.ts';
import type { SignInMethod } from './model.ts';
import { numberWords } from './plural-words.ts';
import { groupedAccountId } from './session-words.ts';
import type { Theme } from './settings.ts';
import type { ImportItem, ImportKind } from './settings-import.ts';
import { formatDuration } from './time.ts';

export const exportMeaning =
  'Writes sessions, chained roles, applications, marks of accounts, favourites and settings to a JSON file. No tokens, no secrets, no browser commands.';

export const importMeaning =
  'Reads such a file, also somebody else’s. You see what it would change before anything does.';

export const exportWords = 'Export…';
export const importWords = 'Import…';

export const savedWords = (file: string): string => `Saved as ${file}`;

export const exportTitle = 'Export settings';
export const importTitle = 'Import settings';
export const importReviewName = 'What is in the file';

/** "To be added (3)" */
export const verdictHeading = (verdict: ImportItem['verdict']['kind'], count: number): string =>
  `${verdictTitles[verdict]} (${numberWords(count)})`;

export const reviewDescription = (file: string): string =>
  `${file}. Nothing is changed yet. Nothing is signed in or opened by applying it.`;

const verdictTitles: Record<ImportItem['verdict']['kind'], string> = {
  new: 'To be added',
  different: 'Differs from yours',
  present: 'Here already',
  refused: 'Refused',
};

export const verdictMeanings: Partial<Record<ImportItem['verdict']['kind'], string>> = {
  different: 'Yours stay as they are, unless you tick them.',
  refused: 'Left out, whatever you choose.',
};

const kindNames: Record<ImportKind, string> = {
  session: 'Session',
  'chained-role': 'Chained role',
  application: 'Application',
  account: 'Account',
  favourite: 'Favourite',
  setting: 'Setting',
};

const memberNames = new Map([
  ['scopes', 'Scopes'],
  ['signInMethod', 'How to sign in'],
  ['color', 'Color'],
  ['labels', 'Labels'],
  ['environment', 'Environment'],
  ['label', 'Label'],
  ['fips', 'FIPS endpoints'],
  ['dualStack', 'Dual-stack endpoints'],
  ['source', 'Source role'],
  ['roleArn', 'Role ARN'],
  ['externalId', 'External id'],
  ['roleSessionName', 'Role session name'],
  ['durationSeconds', 'Duration in seconds'],
  ['region', 'Region'],
  ['applicationArn', 'Application ARN'],
  ['signer', 'Signing role'],
  ['grant', 'Grant'],
  ['identityRoleArn', 'Identity role'],
  ['copyRegion', 'Region in copied credentials'],
  ['clipboardLifetimeMs', 'Clear copied credentials'],
  ['endWarningsMs', 'Warnings before a sign-in ends'],
  ['consoleIn', 'Open the AWS console'],
  ['profileTemplate', 'Names of profiles'],
  ['theme', 'Theme'],
  ['quickPickShortcut', 'Keys for the quick-pick'],
]);

/** Before what a setting says here and there; its name stands above. */
export const settingChange = 'Choice';

/** A setting or member by the name the window has for it; one it does not know as the file has it. */
export const memberName = (member: string): string => memberNames.get(member) ?? member;

export const itemName = ({ kind, name }: ImportItem): string => {
  if (kind === 'setting') return memberName(name);
  return kind === 'account' ? groupedAccountId(name) : name;
};

export const kindName = (kind: ImportKind): string => kindNames[kind];

const isMethod = (value: string): value is SignInMethod => value in methodNames;
const isPlace = (value: string): value is ConsolePlace => value in consolePlaceNames;
const isTheme = (value: string): value is Theme => value in themeNames;

/** What a member says, in words; nothing is "none". */
export const valueWords = (member: string, value: string): string => {
  if (member === 'clipboardLifetimeMs' && value === '0') return 'never';
  if (value === '') return 'none';
  if (member === 'signInMethod' && isMethod(value)) return methodNames[value];
  if (member === 'quickPickShortcut') return acceleratorOnAll(value);
  if (member === 'consoleIn' && isPlace(value)) return consolePlaceNames[value];
  if (member === 'theme' && isTheme(value)) return themeNames[value];
  if (member.endsWith('Ms')) {
    return value
      .split(', ')
      .map((length) => formatDuration(Number(length)))
      .join(', ');
  }
  return value;
};

/** The words of the button that applies what is added and chosen. */
export const applyWords = (added: number, chosen: number): string => {
  if (added === 0 && chosen === 0) return 'Apply';
  if (chosen === 0) return `Add ${added}`;
  return added === 0 ? `Change ${chosen}` : `Add ${added}, change ${chosen}`;
};

export const appliedWords = (added: number, changed: number): string => {
  if (added === 0) return `${changed} changed`;
  return changed === 0 ? `${added} added` : `${added} added, ${changed} changed`;
};

export const nothingNewWords = 'Everything in this file is here already.';

/** What the session dialog does with what was typed and with what main answers. Pure. */
import { browserName, colorNames, methodNames } from '../shared/choice-words.ts';
import type { SessionInput } from '../shared/contract.ts';
import type { ErrorCode, ErrorView } from '../shared/errors.ts';
import type { InstalledBrowser, SessionColor, SignInMethod, SsoSession } from '../shared/model.ts';
import { isKnownRegion, isWellFormedRegion, knownRegions, nearestRegion } from '../shared/region.ts';
import {
  foldedNames,
  labelCountWords,
  removeBlankWords,
  takeRegionWords,
  writeHttpsWords,
} from '../shared/session-form-words.ts';
import { browserValue, choiceOf, commandBrowser, defaultBrowser } from './browser-choices.ts';

/** What is written by hand. */
export type SessionField = 'name' | 'startUrl' | 'region' | 'scopes' | 'labels' | 'command';

/** What is chosen. */
export type SessionChoices = {
  readonly signInMethod: SignInMethod | 'usual';
  /** As `browserValue` has it; `command` goes with the field of that name. */
  readonly browser: string;
  readonly color: SessionColor | 'none';
  readonly fips: boolean;
  readonly dualStack: boolean;
};

export type TypedSession = Readonly<Record<SessionField, string>> & SessionChoices;

/** The fields that are folded away. */
export const foldedFields: readonly SessionField[] = ['scopes', 'labels', 'command'];

export const emptySession = (scopes: string): TypedSession => ({
  name: '',
  startUrl: '',
  region: '',
  scopes,
  labels: '',
  command: '',
  signInMethod: 'usual',
  browser: defaultBrowser,
  color: 'none',
  fips: false,
  dualStack: false,
});

export const typedFrom = (session: SsoSession): TypedSession => ({
  name: session.name,
  startUrl: session.startUrl,
  region: session.region,
  scopes: session.scopes.join(' '),
  labels: (session.labels ?? []).join(', '),
  command: session.browser?.kind === 'command' ? session.browser.command : '',
  signInMethod: session.signInMethod ?? 'usual',
  browser: browserValue(session.browser),
  color: session.color ?? 'none',
  fips: session.fips ?? false,
  dualStack: session.dualStack ?? false,
});

/** A one-click remedy for what was typed. */
export type Remedy = { readonly label: string; readonly field: SessionField; readonly value: string };

const fields: Partial<Record<ErrorCode, SessionField>> = {
  'name-missing': 'name',
  'name-taken': 'name',
  'start-url-missing': 'startUrl',
  'start-url-blank-around': 'startUrl',
  'start-url-account-id': 'startUrl',
  'start-url-not-https': 'startUrl',
  'start-url-malformed': 'startUrl',
  'start-url-unknown': 'startUrl',
  'region-missing': 'region',
  'region-malformed': 'region',
  'scope-malformed': 'scopes',
  'browser-command-missing': 'command',
  'label-too-long': 'labels',
  'labels-too-many': 'labels',
};

/** The field an error belongs to; `undefined` for one that concerns the whole form. */
export const fieldOf = (code: ErrorCode): SessionField | undefined => fields[code];

export const remedyFor = (error: ErrorView, typed: TypedSession): Remedy | undefined => {
  switch (error.code) {
    case 'start-url-blank-around':
      return { label: removeBlankWords, field: 'startUrl', value: typed.startUrl.trim() };
    case 'start-url-not-https':
      return error.detail === undefined
        ? undefined
        : { label: writeHttpsWords, field: 'startUrl', value: `https://${error.detail}` };
    case 'region-malformed':
      return error.detail === undefined
        ? undefined
        : { label: takeRegionWords(error.detail), field: 'region', value: error.detail };
    default:
      return undefined;
  }
};

export type RegionHint =
  | { readonly kind: 'none' }
  | { readonly kind: 'suggestions'; readonly regions: readonly string[] }
  | { readonly kind: 'unknown'; readonly nearest?: string };

const maxSuggestions = 4;

/** What to say below the region while it is being typed. */
export const regionHint = (typed: string): RegionHint => {
  const region = typed.trim().toLowerCase();
  if (region === '' || isKnownRegion(region)) return { kind: 'none' };
  const regions = knownRegions.filter((known) => known.startsWith(region));
  if (regions.length > 0) return { kind: 'suggestions', regions: regions.slice(0, maxSuggestions) };
  if (!isWellFormedRegion(region)) return { kind: 'none' };
  const nearest = nearestRegion(region);
  return nearest === undefined ? { kind: 'unknown' } : { kind: 'unknown', nearest };
};

const labelsOf = ({ labels }: TypedSession): readonly string[] =>
  labels
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');

/** The scopes are sent only where the person changed them: main knows the default. */
export const toInput = (typed: TypedSession, defaultScopes: string): SessionInput => {
  const { name, startUrl, region, scopes, signInMethod, browser, command, color, fips, dualStack } = typed;
  const labels = labelsOf(typed);
  return {
    name,
    startUrl,
    region,
    ...(scopes.trim() !== defaultScopes && { scopes: scopes.split(/[\s,]+/).filter((scope) => scope !== '') }),
    ...(signInMethod !== 'usual' && { signInMethod }),
    ...(browser !== defaultBrowser && { browser: choiceOf(browser, command) }),
    ...(color !== 'none' && { color }),
    ...(labels.length > 0 && { labels }),
    ...(fips && { fips }),
    ...(dualStack && { dualStack }),
  };
};

/** What is folded away but set, in a few words: "In my browser, Firefox, Blue, 2 labels". */
export const foldedWords = (
  typed: TypedSession,
  browsers: readonly InstalledBrowser[],
  usualScopes: string,
): readonly string[] => {
  const count = labelsOf(typed).length;
  return [
    typed.signInMethod === 'usual' ? '' : methodNames[typed.signInMethod],
    typed.browser === defaultBrowser
      ? ''
      : typed.browser === commandBrowser
        ? foldedNames.command
        : browserName(choiceOf(typed.browser, ''), browsers),
    typed.color === 'none' ? '' : colorNames[typed.color],
    count === 0 ? '' : labelCountWords(count),
    typed.fips ? foldedNames.fips : '',
    typed.dualStack ? foldedNames.dualStack : '',
    typed.scopes.trim() === usualScopes ? '' : foldedNames.scopes,
  ].filter((words) => words !== '');
};

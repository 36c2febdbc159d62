/** Browsers as the values of a select, which are strings. Pure. */
import { browserName } from '../shared/choice-words.ts';
import type { BrowserChoice, InstalledBrowser } from '../shared/model.ts';
import { systemBrowserWords } from '../shared/session-form-words.ts';

export type BrowserOption = { readonly value: string; readonly label: string };

type Installed = Extract<BrowserChoice, { kind: 'installed' }>;

export const defaultBrowser = 'default';
export const commandBrowser = 'command';

const installedKey = ({ browserId, profileId }: Installed): string =>
  JSON.stringify(profileId === undefined ? [browserId] : [browserId, profileId]);

/** Every browser found here, and each of its profiles where it has several. */
const installedChoices = (browsers: readonly InstalledBrowser[]): readonly Installed[] =>
  browsers.flatMap(({ id, profiles }) => [
    { kind: 'installed' as const, browserId: id },
    ...(profiles.length > 1 ? profiles : []).map((profile) => ({
      kind: 'installed' as const,
      browserId: id,
      profileId: profile.id,
    })),
  ]);

const optionFor = (choice: Installed, browsers: readonly InstalledBrowser[]): BrowserOption => ({
  value: installedKey(choice),
  label: browserName(choice, browsers),
});

/** The value that stands for a choice. */
export const browserValue = (choice: BrowserChoice | undefined): string =>
  choice === undefined ? defaultBrowser : choice.kind === 'installed' ? installedKey(choice) : choice.kind;

/** The default one and those installed. The `chosen` one is among them even where it is not found any more. */
export const installedOptions = (
  browsers: readonly InstalledBrowser[],
  chosen?: BrowserChoice,
): readonly BrowserOption[] => {
  const found = installedChoices(browsers).map((choice) => optionFor(choice, browsers));
  const isGone = chosen?.kind === 'installed' && !found.some(({ value }) => value === installedKey(chosen));
  return [
    { value: defaultBrowser, label: systemBrowserWords },
    ...found,
    ...(isGone ? [optionFor(chosen, browsers)] : []),
  ];
};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/** The choice a value stands for; `command` is the person's. */
export const choiceOf = (value: string, command: string): BrowserChoice => {
  if (value === commandBrowser) return { kind: 'command', command };
  if (value === defaultBrowser) return { kind: 'default' };
  const parts: unknown = JSON.parse(value);
  const [browserId, profileId] = isTexts(parts) ? parts : [];
  if (browserId === undefined) return { kind: 'default' };
  return { kind: 'installed', browserId, ...(profileId !== undefined && { profileId }) };
};

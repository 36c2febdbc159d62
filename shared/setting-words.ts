/**
 * The settings as people see them. One that is new is one row of the table below; the settings dialog, its search and
 * the command palette all come from it. Only a control of a new kind needs a piece of the view besides.
 */
import { acceleratorOnAll } from './accelerator.ts';
import {
  consolePlaceMeanings,
  consolePlaceNames,
  endWarningsMeaning,
  methodMeanings,
  methodNames,
  themeNames,
} from './choice-words.ts';
import { consolePlaces } from './console.ts';
import { formatNames } from './copy.ts';
import { exportMeaning, importMeaning } from './import-words.ts';
import { enumerated } from './list-words.ts';
import { signInMethods } from './model.ts';
import { shortcutFieldMeaning, shortcutFieldName } from './quick-pick-words.ts';
import { clipboardLifetimes, credentialFormats, defaultSettings, type Settings, themes } from './settings.ts';
import { formatDuration, hourMs, minuteMs, secondMs } from './time.ts';

/** In the order of the dialog. */
export const settingGroups = {
  'signing-in': 'Signing in',
  copying: 'Copying',
  console: 'AWS console',
  notifications: 'Notifications',
  background: 'Starting and background',
  appearance: 'Appearance',
  transfer: 'Import and export',
} as const;

export type SettingGroup = keyof typeof settingGroups;

/** What settings can say: those that are kept, and what this machine was told. */
export type SettingValues = Settings & { readonly startsAtLogin: boolean };

/** One of several that a setting can be. */
export type SettingChoice = {
  readonly label: string;
  readonly change: Partial<SettingValues>;
  /** What choosing it does. */
  readonly meaning?: string;
};

type SettingControl =
  | { readonly kind: 'choice'; readonly choices: readonly SettingChoice[] }
  | { readonly kind: 'switch'; readonly on: Partial<SettingValues>; readonly off: Partial<SettingValues> }
  | { readonly kind: 'region' | 'shortcut' | 'end-warnings' | 'export' | 'import' };

export type SettingRow = {
  /** Unique among the settings. */
  readonly id: string;
  readonly group: SettingGroup;
  /** Below the name of its group, and the name of its control. */
  readonly title: string;
  /** Where its group does not stand above it. */
  readonly alone?: string;
  /** What it does. */
  readonly effect: string;
  /** Other words it is found by. */
  readonly keywords: string;
  readonly control: SettingControl;
  /** Absent where nothing is chosen. An empty text stands for one that is not kept. */
  readonly usual?: { readonly words: string; readonly change: Partial<SettingValues> };
};

const longUnits = [
  [hourMs, 'hour'],
  [minuteMs, 'minute'],
  [secondMs, 'second'],
] as const;

/** A length in its largest whole unit: "1 minute", "90 seconds". */
const lengthWords = (ms: number): string => {
  const [unitMs, unit] = longUnits.find(([each]) => ms >= each && ms % each === 0) ?? [secondMs, 'second'];
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(ms / unitMs);
};

export const settingRows: readonly SettingRow[] = [
  {
    id: 'sign-in-method',
    group: 'signing-in',
    title: 'How to sign in',
    effect: 'For sessions that have no choice of their own.',
    keywords: 'method browser user code device window',
    control: {
      kind: 'choice',
      choices: signInMethods.map((signInMethod) => ({
        label: methodNames[signInMethod],
        meaning: methodMeanings[signInMethod],
        change: { signInMethod },
      })),
    },
    usual: {
      words: methodNames[defaultSettings.signInMethod],
      change: { signInMethod: defaultSettings.signInMethod },
    },
  },
  {
    id: 'copy-format',
    group: 'copying',
    title: 'Copy credentials as',
    effect: 'The form the Copy button uses. Copying in another form chooses that one from then on.',
    keywords: 'form format shell zsh bash fish powershell json',
    control: {
      kind: 'choice',
      choices: credentialFormats.map((copyFormat) => ({ label: formatNames[copyFormat], change: { copyFormat } })),
    },
    usual: {
      words: formatNames[defaultSettings.copyFormat],
      change: { copyFormat: defaultSettings.copyFormat },
    },
  },
  {
    id: 'clipboard-lifetime',
    group: 'copying',
    title: 'Clear copied credentials from the clipboard',
    effect: 'Only if they still lie there by then.',
    keywords: 'seconds minutes lifetime',
    control: {
      kind: 'choice',
      choices: clipboardLifetimes.map((clipboardLifetimeMs) => ({
        label: clipboardLifetimeMs === 0 ? 'Leave them there' : `After ${formatDuration(clipboardLifetimeMs)}`,
        change: { clipboardLifetimeMs },
      })),
    },
    usual: {
      words: lengthWords(defaultSettings.clipboardLifetimeMs),
      change: { clipboardLifetimeMs: defaultSettings.clipboardLifetimeMs },
    },
  },
  {
    id: 'copy-region',
    group: 'copying',
    title: 'Region in copied credentials',
    effect: 'Written as AWS_REGION beside the credentials. Empty leaves it out.',
    keywords: 'aws_region',
    control: { kind: 'region' },
    usual: { words: 'None', change: { copyRegion: '' } },
  },
  {
    id: 'console-place',
    group: 'console',
    title: 'Open it',
    alone: 'Where the AWS console opens',
    effect: 'What Open console does for a role.',
    keywords: 'window browser',
    control: {
      kind: 'choice',
      choices: consolePlaces.map((consoleIn) => ({
        label: consolePlaceNames[consoleIn],
        meaning: consolePlaceMeanings[consoleIn],
        change: { consoleIn },
      })),
    },
    usual: {
      words: consolePlaceNames[defaultSettings.consoleIn],
      change: { consoleIn: defaultSettings.consoleIn },
    },
  },
  {
    id: 'end-warnings',
    group: 'notifications',
    title: 'Warn before a sign-in ends',
    effect: endWarningsMeaning(defaultSettings.endWarningsMs),
    keywords: 'notifications remind warnings',
    control: { kind: 'end-warnings' },
    usual: {
      words: enumerated(defaultSettings.endWarningsMs.map(lengthWords)),
      change: { endWarningsMs: defaultSettings.endWarningsMs },
    },
  },
  {
    id: 'start-at-login',
    group: 'background',
    title: 'Start at login',
    effect: 'Starts hidden in the tray when you log in to this machine.',
    keywords: 'autostart boot launch',
    control: { kind: 'switch', on: { startsAtLogin: true }, off: { startsAtLogin: false } },
    usual: { words: 'Off', change: { startsAtLogin: false } },
  },
  {
    id: 'quick-pick-shortcut',
    group: 'background',
    title: shortcutFieldName,
    effect: shortcutFieldMeaning,
    keywords: 'global shortcut hotkey keys keyboard',
    control: { kind: 'shortcut' },
    usual: {
      words: acceleratorOnAll(defaultSettings.quickPickShortcut),
      change: { quickPickShortcut: defaultSettings.quickPickShortcut },
    },
  },
  {
    id: 'theme',
    group: 'appearance',
    title: 'Theme',
    effect: 'The colors of Latchkey’s windows.',
    keywords: 'appearance colors night black white mode',
    control: {
      kind: 'choice',
      choices: themes.map((theme) => ({
        label: themeNames[theme],
        ...(theme === 'system' && { meaning: 'Light or dark, as this machine is.' }),
        change: { theme },
      })),
    },
    usual: { words: themeNames[defaultSettings.theme], change: { theme: defaultSettings.theme } },
  },
  {
    id: 'export',
    group: 'transfer',
    title: 'Export settings',
    effect: exportMeaning,
    keywords: 'sharing moving save json file team backup',
    control: { kind: 'export' },
  },
  {
    id: 'import',
    group: 'transfer',
    title: 'Import settings',
    effect: importMeaning,
    keywords: 'sharing moving load json file team restore',
    control: { kind: 'import' },
  },
];

/** What a setting is called where its group does not stand above it. */
export const settingName = ({ title, alone = title }: SettingRow): string => alone;

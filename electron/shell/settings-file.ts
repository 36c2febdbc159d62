/** The shape of a file of settings that goes from one Latchkey to another. What is in it may come from a stranger. */
import * as v from 'valibot';
import { isAccelerator } from '../../shared/accelerator.ts';
import { environments, longestLabel } from '../../shared/account-marks.ts';
import { applicationGrants } from '../../shared/applications.ts';
import { consolePlaces } from '../../shared/console.ts';
import { AppError, type ErrorView } from '../../shared/errors.ts';
import { sessionColors, signInMethods } from '../../shared/model.ts';
import { isTemplate } from '../../shared/profile-names.ts';
import { isWellFormedRegion } from '../../shared/region.ts';
import { clipboardLifetimes, endWarnings, themes } from '../../shared/settings.ts';
import { accountId, roleName } from './argument-parts.ts';

export const settingsFormat = 'latchkey-settings';
export const settingsVersion = 1;

/** Bytes; more than anybody's settings take. */
export const largestSettingsFile = 1_048_576;

const mostItems = 200;
const longestShown = 80;

// Controls, and what hides or turns the text around it: joiners, marks and overrides of direction, line separators.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are looked for
const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const allHidden = new RegExp(hidden.source, 'g');

const hiddenMessage = 'hidden';

const line = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.check((text) => !hidden.test(text), hiddenMessage),
  );

const name = v.pipe(line(256), v.trim());
const region = v.pipe(line(128), v.trim());

const permissionSetRole = { session: name, accountId, roleName: v.pipe(roleName, line(256)) };

const roleInFile = v.union([v.strictObject(permissionSetRole), v.strictObject({ chainedRole: name })]);

export type RoleInFile = v.InferOutput<typeof roleInFile>;

export const sessionInFile = v.strictObject({
  name,
  startUrl: line(2048),
  region,
  scopes: v.exactOptional(v.pipe(v.array(line(256)), v.maxLength(20))),
  signInMethod: v.exactOptional(v.picklist(signInMethods)),
  color: v.exactOptional(v.picklist(sessionColors)),
  labels: v.exactOptional(v.pipe(v.array(line(256)), v.maxLength(50))),
  fips: v.exactOptional(v.literal(true)),
  dualStack: v.exactOptional(v.literal(true)),
});

export const chainedRoleInFile = v.strictObject({
  name,
  source: roleInFile,
  roleArn: line(2048),
  externalId: v.exactOptional(line(2048)),
  roleSessionName: v.exactOptional(line(256)),
  durationSeconds: v.exactOptional(v.number()),
  region: v.exactOptional(line(128)),
});

export const applicationInFile = v.strictObject({
  name,
  applicationArn: line(2048),
  region,
  signer: roleInFile,
  grant: v.picklist(applicationGrants),
  identityRoleArn: v.exactOptional(line(2048)),
});

export const accountInFile = v.strictObject({
  accountId,
  environment: v.exactOptional(v.picklist([...environments, 'none'])),
  color: v.exactOptional(v.picklist(sessionColors)),
  label: v.exactOptional(v.pipe(line(longestLabel), v.trim(), v.nonEmpty())),
});

/** The account's name is for reading only: whoever lists the account knows it better. */
const accountName = v.exactOptional(line(256));

export const favouriteInFile = v.union([
  v.strictObject({ ...permissionSetRole, accountName }),
  v.strictObject({ chainedRole: name, accountName }),
]);

/** The settings that can be of use to others; the form copied last is a person's own. */
export const settingsInFile = v.strictObject({
  copyRegion: v.exactOptional(v.pipe(line(128), v.check(isWellFormedRegion))),
  clipboardLifetimeMs: v.exactOptional(v.picklist(clipboardLifetimes)),
  signInMethod: v.exactOptional(v.picklist(signInMethods)),
  endWarningsMs: v.exactOptional(v.pipe(v.array(v.picklist(endWarnings)), v.maxLength(endWarnings.length))),
  consoleIn: v.exactOptional(v.picklist(consolePlaces)),
  profileTemplate: v.exactOptional(v.pipe(line(256), v.check(isTemplate))),
  theme: v.exactOptional(v.picklist(themes)),
  quickPickShortcut: v.exactOptional(
    v.pipe(
      line(64),
      v.check((keys) => keys === '' || isAccelerator(keys)),
    ),
  ),
});

const list = v.optional(v.pipe(v.array(v.unknown()), v.maxLength(mostItems)), []);

/** Each item is judged for itself, so that one that is wrong does not spoil the others. */
const settingsFile = v.strictObject({
  format: v.literal(settingsFormat),
  version: v.literal(settingsVersion),
  sessions: list,
  chainedRoles: list,
  applications: list,
  accounts: list,
  favourites: list,
  settings: v.optional(v.pipe(v.record(v.string(), v.unknown()), v.maxEntries(mostItems)), {}),
});

export type SettingsDocument = v.InferOutput<typeof settingsFile>;

/** Text of a stranger's on one line: without what cannot be seen, and cut where it goes on for too long. */
export const showable = (text: string): string => {
  const seen = text.slice(0, longestShown + 1).replace(allHidden, '\ufffd');
  return seen.length > longestShown ? `${seen.slice(0, longestShown)}…` : seen;
};

const refusePrototypes = (key: string, value: unknown): unknown => {
  // SECURITY: no object of ours is ever asked for a member that a file could have put under it.
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    throw new AppError('import-malformed', { detail: key });
  }
  return value;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text, refusePrototypes);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('import-not-settings', { cause });
  }
};

/** What is wrong with a value: the member, and whether it is its shape or what cannot be seen in it. */
export const refusalOf = (issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): ErrorView => {
  const [issue] = issues;
  const member = showable(v.getDotPath(issue) ?? '');
  const code = issue.message === hiddenMessage ? 'import-hidden-characters' : 'import-malformed';
  return member === '' ? { code } : { code, detail: member };
};

/**
 * Reads the text of a settings file. Throws AppError `import-not-settings`, `import-newer`, `import-too-large`,
 * `import-malformed`.
 */
export const parseSettingsFile = (text: string): SettingsDocument => {
  const json = parseJson(text.replace(/^\ufeff/, ''));
  const head = v.safeParse(v.object({ format: v.literal(settingsFormat), version: v.number() }), json);
  if (!head.success) throw new AppError('import-not-settings');
  if (head.output.version > settingsVersion) throw new AppError('import-newer');
  const parsed = v.safeParse(settingsFile, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const { code, detail } = refusalOf(parsed.issues);
  throw new AppError(
    issue.type === 'max_length' || issue.type === 'max_entries' ? 'import-too-large' : code,
    detail === undefined ? {} : { detail },
  );
};

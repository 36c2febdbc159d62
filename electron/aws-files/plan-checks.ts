import type { AwsFileProblem } from '../../shared/aws-files.ts';
import { documentProblems } from './aws-config.ts';
import type { ConfigDocument } from './config-document.ts';
import { type ConfigReading, readAsBotocore, readAsJs, type Settings } from './config-readings.ts';
import { ownSectionsOf, type WantedSection } from './own-sections.ts';
import { nameInBotocore } from './section-names.ts';

/** A value that every parser gives back as it was written. */
const isWritable = (value: string): boolean =>
  value !== '' && value === value.trim() && !/[\p{Cc}\u2028\u2029]|(^|\s)[;#]/u.test(value);

/** The settings whose values parsers would not give back alike. */
export const unwritableValues = (wanted: readonly WantedSection[], file: string): readonly AwsFileProblem[] => {
  const settings = wanted.flatMap((section) => section.settings);
  const names = settings.filter(([, value]) => !isWritable(value)).map(([name]) => name);
  return [...new Set(names)].map((detail) => ({ code: 'value-unwritable', file, detail }));
};

const keyOf = (kind: string, name: string): string => `${kind} ${name}`;

/** A profile's settings, and whether the session it names is there: one of ours may be about to go. */
const withSession = (settings: Settings, reading: ConfigReading): Settings => {
  const session = settings.get('sso_session');
  return session === undefined
    ? settings
    : new Map([...settings, ['sso_session is there', String(reading['sso-session'].has(session))]]);
};

const flat = (reading: ConfigReading): ReadonlyMap<string, Settings> =>
  new Map(
    (['profile', 'sso-session', 'services'] as const).flatMap((kind) =>
      [...reading[kind]].map(([name, settings]) => [keyOf(kind, name), withSession(settings, reading)] as const),
    ),
  );

const keysOf = (headers: readonly string[]): ReadonlySet<string> =>
  new Set(
    headers.flatMap((header) => {
      const name = nameInBotocore(header);
      return name === undefined ? [] : [keyOf(name.kind, name.name)];
    }),
  );

const isSame = (one: Settings | undefined, other: Settings | undefined): boolean => {
  const [left, right] = [[...(one ?? [])], other ?? new Map<string, string>()];
  return left.length === right.size && left.every(([name, value]) => right.get(name) === value);
};

/**
 * The last look before anything is written: the new text is one that all tools accept, every section that is not ours
 * reads as before in botocore and in the AWS SDK for JavaScript, and ours read alike in both.
 */
export const afterwardsProblems = (
  before: ConfigDocument,
  after: ConfigDocument,
  wanted: readonly WantedSection[],
  file: string,
): readonly AwsFileProblem[] => {
  const rejected = documentProblems(after, file);
  if (rejected.length > 0) return rejected;
  const ours = keysOf([
    ...ownSectionsOf(before).map(({ section }) => section.header),
    ...wanted.map(({ header }) => header),
  ]);
  const readers = [readAsBotocore, readAsJs];
  const changed = readers.flatMap((read) => {
    const [then, now] = [flat(read(before)), flat(read(after))];
    return [...new Set([...then.keys(), ...now.keys()])].filter(
      (key) => !ours.has(key) && !isSame(then.get(key), now.get(key)),
    );
  });
  const misread = readers.flatMap((read) => {
    const now = flat(read(after));
    return wanted
      .filter(({ header, settings }) => {
        const name = nameInBotocore(header);
        const read = name === undefined ? undefined : now.get(keyOf(name.kind, name.name));
        return settings.some(([setting, value]) => read?.get(setting) !== value);
      })
      .map(({ header }) => header);
  });
  return [...new Set([...changed, ...misread])].map((detail) => ({
    code: 'reads-differently',
    file,
    detail,
  }));
};

import type { ConfigDocument } from './config-document.ts';
import { nameInBotocore, nameInJs, type SectionName } from './section-names.ts';

/** Values by setting. */
export type Settings = ReadonlyMap<string, string>;

/** What one tool makes of a config file: settings by profile and by session. */
export type ConfigReading = Readonly<Record<SectionName['kind'], ReadonlyMap<string, Settings>>>;

const emptyReading = (): Record<SectionName['kind'], Map<string, Map<string, string>>> => ({
  profile: new Map(),
  'sso-session': new Map(),
  services: new Map(),
});

/** As botocore and the AWS CLI read it, had they no reason to refuse it: of a name given twice, the last section. */
export const readAsBotocore = ({ sections }: ConfigDocument): ConfigReading => {
  const reading = emptyReading();
  const shared = sections.filter(({ header }) => header === 'DEFAULT').flatMap(({ settings }) => settings);
  for (const { header, settings } of sections) {
    const name = nameInBotocore(header);
    if (name === undefined) continue;
    const values = [...shared, ...settings].map((setting) => [setting.name, setting.value] as const);
    reading[name.kind].set(name.name, new Map(values));
  }
  return reading;
};

/**
 * As the AWS SDK for JavaScript reads it: comments after a value are cut, names keep their case, only `=` counts, what
 * is indented under `key =` becomes `key.name`, and sections of one name are merged.
 */
export const readAsJs = ({ text }: ConfigDocument): ConfigReading => {
  const reading = emptyReading();
  let section: Map<string, string> | undefined;
  let parent: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const content = (line.split(/(^|\s)[;#]/)[0] ?? '').trim();
    if (content.startsWith('[') && content.endsWith(']')) {
      const name = nameInJs(content.slice(1, -1));
      section = name && (reading[name.kind].get(name.name) ?? new Map());
      if (name !== undefined && section !== undefined) reading[name.kind].set(name.name, section);
      parent = undefined;
      continue;
    }
    const equals = content.indexOf('=');
    if (section === undefined || equals < 1) continue;
    const name = content.slice(0, equals).trim();
    const value = content.slice(equals + 1).trim();
    if (value === '') parent = name;
    else {
      if (line.trimStart() === line) parent = undefined;
      section.set(parent === undefined ? name : `${parent}.${name}`, value);
    }
  }
  return reading;
};

/** The first header for which the AWS SDK for JavaScript refuses a whole file. */
export const blockedHeader = ({ sections }: ConfigDocument): { header: string; line: number } | undefined =>
  sections.find(({ header }) => header === '__proto__' || header === 'profile __proto__');

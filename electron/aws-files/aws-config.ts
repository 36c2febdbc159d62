import type { AwsFileProblem, FoundInAwsFiles, FoundProfile, FoundSession } from '../../shared/aws-files.ts';
import { isWellFormedRegion } from '../../shared/region.ts';
import { type ConfigDocument, type ConfigSection, parseConfig } from './config-document.ts';
import { blockedHeader, readAsBotocore, readAsJs, type Settings } from './config-readings.ts';
import { readConfigText } from './config-text.ts';
import { foundProfile } from './found-profile.ts';
import { sessionProblems } from './profile-checks.ts';
import { isMeantAsName, nameInBotocore, nameInJs, type SectionName } from './section-names.ts';

type OpenedFile = { readonly path: string; readonly document: ConfigDocument; readonly problems: AwsFileProblem[] };

const openFile = async (path: string): Promise<OpenedFile> => {
  const file = await readConfigText(path);
  const document = parseConfig(file.kind === 'text' ? file.text : '');
  const problems = file.kind === 'problem' ? [file.problem] : [];
  return { path, document, problems: [...problems, ...documentProblems(document, path)] };
};

/** What is wrong with a file as a whole, whatever its sections are. */
export const documentProblems = (document: ConfigDocument, file: string): readonly AwsFileProblem[] => {
  const blocked = blockedHeader(document);
  return [
    ...document.faults.map((fault) => ({ ...fault, file })),
    ...(blocked ? [{ code: 'section-blocked' as const, file, line: blocked.line, detail: `[${blocked.header}]` }] : []),
  ];
};

type Named = { readonly section: ConfigSection; readonly name: string };

const namedSections = ({ document }: OpenedFile, kind: SectionName['kind']): readonly Named[] =>
  document.sections.flatMap((section) => {
    const name = nameInBotocore(section.header) ?? nameInJs(section.header);
    return name?.kind === kind ? [{ section, name: name.name }] : [];
  });

/** One for each name: the last, which is what the AWS CLI takes. Of names it does not know, the last too. */
const lastOfEach = (named: readonly Named[]): readonly Named[] =>
  [...new Map(named.map((each) => [each.name, each])).values()].sort((a, b) => a.section.line - b.section.line);

const nameProblems = ({ document, path }: OpenedFile): readonly AwsFileProblem[] => {
  const seen = new Map<string, string>();
  return document.sections.flatMap(({ header, line }): AwsFileProblem[] => {
    const [inBotocore, inJs] = [nameInBotocore(header), nameInJs(header)];
    const detail = `[${header}]`;
    const name = inBotocore ?? inJs;
    if (name === undefined) {
      return isMeantAsName(header) ? [{ code: 'name-ignored', file: path, line, detail }] : [];
    }
    const key = `${name.kind} ${name.name}`;
    const earlier = seen.get(key);
    seen.set(key, header);
    const twice = earlier !== undefined && earlier !== header;
    return [
      ...(twice ? [{ code: 'name-twice' as const, file: path, line, detail: name.name }] : []),
      ...(inBotocore === undefined ? [{ code: 'name-unknown' as const, file: path, line, detail }] : []),
    ];
  });
};

const scopesIn = (settings: Settings): readonly string[] =>
  (settings.get('sso_registration_scopes') ?? '')
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');

const settingsOf = (section: ConfigSection): Settings =>
  new Map(section.settings.map(({ name, value }) => [name, value] as const));

const sessionsIn = (file: OpenedFile): { sessions: FoundSession[]; problems: AwsFileProblem[] } => {
  const inJs = readAsJs(file.document)['sso-session'];
  const sessions: FoundSession[] = [];
  const problems: AwsFileProblem[] = [];
  for (const { section, name } of lastOfEach(namedSections(file, 'sso-session'))) {
    problems.push(...sessionProblems(file.path, section, inJs.get(name)));
    const settings = settingsOf(section);
    const [startUrl, region] = [settings.get('sso_start_url'), settings.get('sso_region')];
    if (!startUrl || !region || !isWellFormedRegion(region)) continue;
    const scopes = scopesIn(settings);
    sessions.push({ kind: 'sso-session', name, startUrl, region, scopes, file: file.path, line: section.line });
  }
  return { sessions, problems };
};

const legacySessionsOf = (profiles: readonly FoundProfile[]): readonly FoundSession[] => {
  const found = new Map<string, FoundSession>();
  for (const { kind, name, startUrl, ssoRegion: region, file, line } of profiles) {
    if (kind !== 'sso-legacy' || !startUrl || !region || !isWellFormedRegion(region)) continue;
    const key = `${startUrl}\n${region}`;
    if (!found.has(key)) found.set(key, { kind: 'legacy', name, startUrl, region, scopes: [], file, line });
  }
  return [...found.values()];
};

/**
 * Reads config and credentials file: which sessions and profiles are there, where, and what is wrong with them. Follows
 * the AWS CLI where tools differ and says so. Changes nothing; never throws; nothing in the answer is secret.
 */
export const readAwsConfig = async (paths: { config: string; credentials: string }): Promise<FoundInAwsFiles> => {
  const [config, credentials] = await Promise.all([openFile(paths.config), openFile(paths.credentials)]);
  const reading = readAsBotocore(config.document);
  const keys = credentials.document.sections.filter(({ header }) => header !== 'DEFAULT');
  const keysOf = new Map(keys.map((section) => [section.header, settingsOf(section)]));
  const all = { ...reading, profile: new Map([...reading.profile, ...keysOf]) };
  const inJs = readAsJs(config.document).profile;

  const named = lastOfEach(namedSections(config, 'profile'));
  const names = new Set(named.map(({ name }) => name));
  const inConfig = named.map(({ section, name }) => {
    const own = reading.profile.get(name) ?? settingsOf(section);
    const settings = new Map([...own, ...(keysOf.get(name) ?? [])]);
    return foundProfile({ file: config.path, name, section, settings, reading: all, inJs: inJs.get(name) });
  });
  const onlyKeys = keys
    .filter(({ header }) => !names.has(header))
    .map((section) => {
      const settings = settingsOf(section);
      return foundProfile({
        ...{ file: credentials.path, name: section.header, section, settings, reading: all, inJs: settings },
      });
    });

  const { sessions, problems } = sessionsIn(config);
  const profiles = [...inConfig, ...onlyKeys];
  return {
    sessions: [...sessions, ...legacySessionsOf(profiles)],
    profiles,
    problems: [...config.problems, ...nameProblems(config), ...problems, ...credentials.problems],
  };
};

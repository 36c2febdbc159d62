import type { AwsFileProblem, AwsFileProblemCode, ProfileKind } from '../../shared/aws-files.ts';
import { isWellFormedRegion } from '../../shared/region.ts';
import type { ConfigSection } from './config-document.ts';
import type { ConfigReading, Settings } from './config-readings.ts';

/** How the AWS CLI would get credentials for a profile with these settings. */
export const kindOf = (settings: Settings): ProfileKind => {
  if (settings.has('role_arn')) return 'assume-role';
  if (settings.has('sso_session')) return 'sso-session';
  if (settings.has('sso_account_id') || settings.has('sso_role_name') || settings.has('sso_start_url')) {
    return 'sso-legacy';
  }
  if (settings.has('aws_access_key_id')) return 'static';
  return settings.has('credential_process') ? 'credential-process' : 'other';
};

const needed: Readonly<Record<ProfileKind, readonly string[]>> = {
  'sso-session': ['sso_account_id', 'sso_role_name'],
  'sso-legacy': ['sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'],
  static: ['aws_secret_access_key'],
  'credential-process': [],
  'assume-role': [],
  other: [],
};

/** Settings that decide about credentials; others may be read differently without harm. */
const decisive = /^(sso_\w+|region|role_arn|source_profile|credential_process|aws_access_key_id)$/;

export type CheckedProfile = {
  readonly file: string;
  readonly section: ConfigSection;
  readonly settings: Settings;
  /** Of the file with the profile, as botocore reads it. */
  readonly reading: ConfigReading;
  /** What the AWS SDK for JavaScript has under this name; `undefined` where it does not see it. */
  readonly inJs: Settings | undefined;
};

/** Why some AWS tool cannot use this profile. The session's own problems are those of the session. */
export const profileProblems = ({
  file,
  section,
  settings,
  reading,
  inJs,
}: CheckedProfile): readonly AwsFileProblem[] => {
  const lineOf = (name: string): number => section.settings.find((each) => each.name === name)?.line ?? section.line;
  const problem = (code: AwsFileProblemCode, detail: string): AwsFileProblem => ({
    ...{ code, file, line: lineOf(detail), detail },
  });
  const missing = needed[kindOf(settings)].filter((name) => !settings.get(name));
  const problems = missing.map((name) => problem('profile-incomplete', name));

  const sessionName = settings.get('sso_session');
  const session = sessionName === undefined ? undefined : reading['sso-session'].get(sessionName);
  if (sessionName !== undefined && session === undefined) {
    problems.push({ code: 'session-missing', file, line: lineOf('sso_session'), detail: sessionName });
  }
  for (const [name, value] of session ?? []) {
    if ((settings.get(name) ?? value) !== value) problems.push(problem('setting-differs', name));
  }

  const source = settings.get('source_profile');
  if (source !== undefined && !reading.profile.has(source)) {
    problems.push({ code: 'source-missing', file, line: lineOf('source_profile'), detail: source });
  }
  const region = settings.get('sso_region');
  if (region !== undefined && !isWellFormedRegion(region)) {
    problems.push({ code: 'region-malformed', file, line: lineOf('sso_region'), detail: region });
  }
  if (inJs === undefined) {
    problems.push({ code: 'name-dropped', file, line: section.line, detail: `[${section.header}]` });
  } else {
    const own = section.settings.filter(({ name }) => decisive.test(name));
    const differing = own.filter(({ name, value }) => value !== '' && inJs.get(name) !== value);
    problems.push(...differing.map(({ name }) => problem('setting-read-differently', name)));
  }
  return problems;
};

/** Why nobody can sign in with this `[sso-session]`, or not everybody. */
export const sessionProblems = (
  file: string,
  section: ConfigSection,
  inJs: Settings | undefined,
): readonly AwsFileProblem[] => {
  const settings = new Map(section.settings.map((each) => [each.name, each]));
  const problems: AwsFileProblem[] = ['sso_start_url', 'sso_region']
    .filter((name) => !settings.get(name)?.value)
    .map((name) => ({ code: 'session-incomplete', file, line: section.line, detail: name }));
  const region = settings.get('sso_region');
  if (region?.value && !isWellFormedRegion(region.value)) {
    problems.push({ code: 'region-malformed', file, line: region.line, detail: region.value });
  }
  if (inJs === undefined) {
    problems.push({ code: 'name-dropped', file, line: section.line, detail: `[${section.header}]` });
  }
  for (const { name, value, line } of section.settings) {
    if (inJs !== undefined && decisive.test(name) && value !== '' && inJs.get(name) !== value) {
      problems.push({ code: 'setting-read-differently', file, line, detail: name });
    }
  }
  return problems;
};

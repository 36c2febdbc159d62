/** What the window may know of the files of AWS tools. No type in this file has a place for a secret. */

/** Something wrong with a file of AWS tools, or with one entry in it. */
export type AwsFileProblem = {
  readonly code: AwsFileProblemCode;
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** What makes it concrete: the name of a section, a setting, a profile, a region. Never a secret. */
  readonly detail?: string;
};

export type AwsFileProblemCode = keyof typeof words;

/** How a profile gets its credentials. Where several ways are given, the one the AWS CLI takes. */
export type ProfileKind =
  | 'sso-session'
  /** Start URL and region stand in the profile itself: the sign-in is never renewed by AWS tools. */
  | 'sso-legacy'
  | 'credential-process'
  | 'assume-role'
  | 'static'
  | 'other';

/** An `[sso-session]`, or the session that legacy profiles of one start URL and region share. */
export type FoundSession = {
  readonly kind: 'sso-session' | 'legacy';
  /** For a legacy session, the first of its profiles. */
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes: readonly string[];
  readonly file: string;
  readonly line: number;
  /** Until when the token that AWS tools have for it holds; absent where none does. */
  readonly tokenUntil?: number;
};

export type FoundProfile = {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly sessionName?: string;
  readonly startUrl?: string;
  readonly ssoRegion?: string;
  readonly accountId?: string;
  readonly roleName?: string;
  readonly region?: string;
  readonly file: string;
  readonly line: number;
  /** Set where the profile assumes a role. */
  readonly assumes?: FoundAssumption;
  /** Set where Latchkey wrote the profile. */
  readonly ours?: ProfileMark;
  /** Why some AWS tool cannot use it, whoever is signed in. Empty when all can. */
  readonly problems: readonly AwsFileProblem[];
};

/** The role a profile assumes, and with what. */
export type FoundAssumption = {
  readonly roleArn: string;
  readonly sourceProfile?: string;
  readonly externalId?: string;
  readonly roleSessionName?: string;
  readonly durationSeconds?: number;
  /** What only the AWS CLI or the machine itself can bring: the code of an MFA device, credentials of the host. */
  readonly needs?: 'mfa' | 'host';
};

/** Whose profile a section of ours is. `owner` is the id of the SSO session in Latchkey. */
export type ProfileMark = {
  readonly owner: string;
  readonly accountId: string;
  readonly roleName: string;
  /** Of a role that is assumed through another one. */
  readonly chainedRoleId?: string;
  /** The twin stands beside a profile of the other kind and has the credential process only. */
  readonly part: 'profile' | 'process-twin';
};

export type FoundInAwsFiles = {
  readonly sessions: readonly FoundSession[];
  /** In the order of the files, config first. */
  readonly profiles: readonly FoundProfile[];
  /** Of whole files and sections; those of a profile stand with it. */
  readonly problems: readonly AwsFileProblem[];
};

/** A name for the profile of a role. */
export type PlannedName = {
  readonly accountId: string;
  readonly roleName: string;
  /** Of a role that is assumed through another one. */
  readonly chainedRoleId?: string;
  readonly part: ProfileMark['part'];
  readonly name: string;
  /** The template's own name was wanted by another role, or is that of a profile Latchkey did not write. */
  readonly collided: boolean;
  /** A profile that Latchkey did not write has this name and gives the same role already: nothing to write. */
  readonly isThere: boolean;
};

/** One line of a change to a file. Line numbers count from 1; a value that is none of ours may be a secret and is left out. */
export type DiffLine = {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  readonly before?: number;
  readonly after?: number;
};

/** Lines that stand together. */
export type DiffHunk = { readonly lines: readonly DiffLine[] };

type Words = { readonly reason: string; readonly meaning: string };

const ignored = 'AWS tools behave as if it were not there.';
const rejected =
  'The AWS CLI and boto3 refuse the whole file; other SDKs may read it. No profile in it works everywhere.';

const words = {
  'no-permission': { reason: 'You are not allowed to read this file', meaning: ignored },
  'not-a-file': { reason: 'A folder or device stands where the file should be', meaning: ignored },
  unreadable: { reason: 'This file cannot be read', meaning: ignored },
  'too-large': {
    reason: 'This file is far larger than any list of profiles',
    meaning: 'AWS tools read all of it at every start. Latchkey leaves it alone.',
  },
  'not-utf-8': { reason: 'This file is not UTF-8 text', meaning: rejected },
  'byte-order-mark': { reason: 'This file begins with a byte order mark', meaning: rejected },
  'text-before-section': { reason: 'There is text before the first [section]', meaning: rejected },
  'line-not-a-setting': { reason: 'This line is neither a section nor a setting', meaning: rejected },
  'setting-without-name': { reason: 'This line has a value but no name', meaning: rejected },
  'nested-line-not-a-setting': { reason: 'This indented line has no =', meaning: rejected },
  'duplicate-section': { reason: 'The section {detail} stands here for the second time', meaning: rejected },
  'duplicate-setting': { reason: 'The setting {detail} stands here for the second time', meaning: rejected },
  'carriage-return': {
    reason: 'This line ends in a carriage return alone',
    meaning: 'The AWS CLI and boto3 take it for a line break; the AWS SDK for JavaScript does not.',
  },
  'section-blocked': {
    reason: 'No section may have the name {detail}',
    meaning: 'The AWS SDK for JavaScript refuses the whole file.',
  },
  'default-for-all': {
    reason: '[DEFAULT] in capitals is not the default profile',
    meaning: 'The AWS CLI and boto3 add its settings to every profile; other SDKs ignore them.',
  },
  'token-unreadable': {
    reason: 'This token file is empty, cut short or not JSON',
    meaning: 'AWS tools ask for a new sign-in.',
  },
  'token-of-another-session': {
    reason: 'The token in this file belongs to another start URL or region',
    meaning: 'AWS tools would use it all the same. Latchkey does not.',
  },
  'not-a-token': {
    reason: 'This JSON file is not a token of AWS tools',
    meaning: 'AWS tools ignore it, and so does Latchkey.',
  },
  'session-missing': {
    reason: 'There is no [sso-session {detail}]',
    meaning: 'No AWS tool can sign in for this profile.',
  },
  'session-incomplete': {
    reason: '{detail} is missing',
    meaning: 'No AWS tool can sign in with this session.',
  },
  'profile-incomplete': {
    reason: '{detail} is missing',
    meaning: 'AWS tools find no role for this profile.',
  },
  'setting-differs': {
    reason: '{detail} is not the same here and in the session',
    meaning: 'The AWS CLI and boto3 refuse the profile; the AWS SDK for JavaScript takes the value of the session.',
  },
  'source-missing': {
    reason: 'There is no profile {detail}',
    meaning: 'AWS tools cannot assume the role of this profile.',
  },
  'region-malformed': {
    reason: '{detail} is not the name of an AWS region',
    meaning: 'Tokens would be sent to a host of that name. Latchkey does not use it.',
  },
  'name-dropped': {
    reason: 'The AWS SDK for JavaScript does not see a section written like {detail}',
    meaning: 'Tools made with it do not find it; the AWS CLI and boto3 do.',
  },
  'name-unknown': {
    reason: 'The AWS CLI does not see a section written like {detail}',
    meaning: 'The AWS CLI and boto3 do not find it; tools made with the AWS SDK for JavaScript do.',
  },
  'name-ignored': { reason: '{detail} is not written as AWS tools expect', meaning: 'No AWS tool finds it.' },
  'name-twice': {
    reason: 'The name {detail} is given twice, written differently',
    meaning: 'The AWS CLI takes the last of them; other SDKs mix both.',
  },
  'setting-read-differently': {
    reason: '{detail} is written so that AWS tools read it differently',
    meaning: 'A comment after the value, a colon or a capital letter works in some tools only.',
  },
  'session-taken': {
    reason: '[sso-session {detail}] is there with another start URL or region',
    meaning: 'Profiles would sign in to the other one. Rename the session in Latchkey.',
  },
  'name-unwritable': {
    reason: '{detail} has characters that not all AWS tools accept in a name',
    meaning: 'Only letters, digits and _ . @ + - work everywhere.',
  },
  'value-unwritable': {
    reason: 'The value for {detail} cannot be written so that all AWS tools read it alike',
    meaning: 'Line breaks, blanks at the ends and a # or ; after a blank are read differently.',
  },
  'reads-differently': {
    reason: 'The change would alter how {detail} is read',
    meaning: 'Nothing was written: this file holds something that Latchkey cannot work beside.',
  },
  'link-broken': {
    reason: 'This is a link to a file that is not there',
    meaning: 'AWS tools behave as if it were not there. Latchkey does not write through it.',
  },
  'not-writable': { reason: 'You are not allowed to change this file', meaning: 'Nothing was written.' },
} satisfies Record<string, Words>;

/** A problem in two sentences: what is the matter, and what it means to AWS tools. */
export const awsFileProblemWords = ({ code, detail }: AwsFileProblem): Words => ({
  reason: words[code].reason.replace('{detail}', () => detail ?? 'It'),
  meaning: words[code].meaning,
});

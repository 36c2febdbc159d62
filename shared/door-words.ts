/** Doors, callers and what became of their requests, in words. */
import type { DoorEntry } from './activity.ts';
import { errorBody, errorTitle } from './copy.ts';
import {
  type Caller,
  type DoorName,
  doorCodes,
  type EndpointSettingsKind,
  type Question,
  type RefusalCode,
  refusalWords,
  type Verdict,
} from './doors.ts';
import type { ErrorCode } from './errors.ts';
import { groupedAccountId } from './session-words.ts';
import { formatTimeOfDay } from './time.ts';

/** A role with the names of where it is, as far as they are known. */
export type NamedRole = {
  readonly roleName: string;
  readonly accountId: string;
  readonly accountName?: string;
  readonly sessionName?: string;
};

export const doorTitles: Record<DoorName, string> = {
  'credential-process': 'Credential process',
  'container-endpoint': 'Container credentials',
  'command-line': 'Command line',
};

/** "Credential process, profile data-lake" */
export const doorOfProfileWords = (door: DoorName, profile: string): string =>
  `${doorTitles[door]}, profile ${profile}`;

const through: Record<DoorName, string> = {
  'credential-process': 'Through the credential process',
  'container-endpoint': 'Through the container credentials endpoint',
  'command-line': 'From the command line',
};

/** What the callers of a door go by. */
export const callerNameWords: Record<DoorName, string> = {
  'credential-process': 'The name of its profile, or what it asks for, such as ReadOnly in 123456789012.',
  'container-endpoint': 'The name of the token.',
  'command-line': 'The profile given to latchkey exec or env, or the role, such as ReadOnly in 123456789012.',
};

export const settingsKindNames: Record<EndpointSettingsKind, string> = {
  shell: 'Shell',
  powershell: 'PowerShell',
  docker: 'Docker',
  'dev-container': 'Dev container',
  ssh: 'SSH',
};

export const accountWords = ({ accountName, accountId }: Pick<NamedRole, 'accountName' | 'accountId'>): string =>
  accountName ?? groupedAccountId(accountId);

/** A caller that has no profile is called after what it asks for, which would be said twice. */
export const askerWords = ({ name }: Caller, { roleName, accountId }: NamedRole): string =>
  name === `${roleName} in ${accountId}` ? 'A tool' : name;

/** "terraform asks for AdministratorAccess in payments-prod" */
export const questionWords = (caller: Caller, role: NamedRole): string =>
  `${askerWords(caller, role)} asks for ${role.roleName} in ${accountWords(role)}`;

/** "Through the credential process, with the session Northwind" */
export const questionWay = ({ door }: Caller, { sessionName }: NamedRole): string =>
  sessionName === undefined ? through[door] : `${through[door]}, with the session ${sessionName}`;

/** The same with its names set off. */
export const questionSentence = '{caller} asks for {role} in {account}';

/** "Through the credential process. Asked at 14:32, waits until 14:37. Once allowed, run the tool again." */
export const questionTimes = (way: string, { askedAt, expiresAt }: Pick<Question, 'askedAt' | 'expiresAt'>): string =>
  `${way}. Asked at ${formatTimeOfDay(askedAt)}, waits until ${formatTimeOfDay(expiresAt)}. Once allowed, run the tool again.`;

export const questionsName = 'Questions';
export const verdictNames: Record<Verdict, string> = { allow: 'Allow', deny: 'Deny' };

/** Why the endpoint that was turned on is not open. */
export const endpointFailureWords = (code: ErrorCode): string =>
  code === 'port-in-use'
    ? 'Another program listens on the port of the endpoint, which copied settings name. End it, then try again.'
    : errorBody({ code });

const isErrorCode = (code: RefusalCode): code is ErrorCode => !doorCodes.some((each) => each === code);

/** Why nothing was released; `undefined` where it was. */
export const refusalReason = (entry: DoorEntry, role?: NamedRole): string | undefined => {
  if (entry.outcome === 'allowed') return undefined;
  const asked = entry.profile ?? (role && `${role.roleName} in ${accountWords(role)}`);
  const words = refusalWords(entry.because, {
    ...(asked !== undefined && { asked }),
    ...(role?.sessionName !== undefined && { sessionName: role.sessionName }),
  });
  return isErrorCode(entry.because) ? `${errorTitle({ code: entry.because })}. ${words}` : words;
};

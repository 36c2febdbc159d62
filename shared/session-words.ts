/** Session, sync and clipboard states in words, with their times. Pure: the caller brings `now`. */
import { isLastToken } from './clock-words.ts';
import { errorTitle, formatNames, valueNames } from './copy.ts';
import type { ErrorCode } from './errors.ts';
import { enumerated, someOfWords } from './list-words.ts';
import type { CopiedCredentials, CredentialValue, SessionStatus, SessionView, SyncStatus } from './model.ts';
import { counted } from './plural-words.ts';
import { roleInWords } from './role-words.ts';
import type { CredentialFormat } from './settings.ts';
import { formatAgo, formatCountdown, formatDuration, formatTimeOfDay, secondMs } from './time.ts';

type SignedIn = Extract<SessionStatus, { kind: 'signed-in' }>;

/** An error's title as the end of a sentence: "no network", but "AWS could not answer". */
const reason = (code: ErrorCode): string => {
  const title = errorTitle({ code });
  return /^[A-Z][a-z ]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
};

const seconds = (lengthMs: number): string =>
  lengthMs < 120 * secondMs ? `${Math.max(0, Math.ceil(lengthMs / secondMs))} s` : formatDuration(lengthMs);

/** True where only a person can get the session going again. */
export const needsPerson = (status: SessionStatus): boolean =>
  status.kind === 'signed-out' && status.because !== undefined && status.because !== 'cancelled';

/** A signed-in session in one line. Time left is said only where the sign-in may really end with it. */
const signedInWords = (status: SignedIn, now: number, isPaused: boolean): string => {
  const { expiresAt, renewal } = status;
  const left = expiresAt - now;
  if (left <= 0 && renewal.kind === 'impossible') return 'Ran out';
  if (left <= 0) return isPaused ? 'Ran out, paused' : 'Ran out, renewing';
  if (isLastToken(status)) return `Signed in, ends at ${formatTimeOfDay(expiresAt)}`;
  switch (renewal.kind) {
    case 'planned':
      return isPaused ? `Paused, ${formatDuration(left)} left` : `Signed in, renews at ${formatTimeOfDay(renewal.at)}`;
    case 'now':
      return 'Signed in, renewing';
    case 'waiting':
      return `Not renewed, ${formatDuration(left)} left`;
    case 'impossible':
      return `Signed in, ${formatDuration(left)} left`;
  }
};

/** One line for the list of sessions: "Signed in, renews at 14:32". */
export const statusWords = (status: SessionStatus, now: number, isPaused = false): string => {
  switch (status.kind) {
    case 'signed-out':
      return status.because !== undefined && needsPerson(status) ? errorTitle({ code: status.because }) : 'Signed out';
    case 'starting':
      return 'Starting to sign in';
    case 'authorizing':
      return `Waiting for you, ${formatCountdown(status.expiresAt - now)} left`;
    case 'signed-in':
      return signedInWords(status, now, isPaused);
  }
};

/** What happens next to a signed-in session, in whole sentences. */
export const renewalWords = (status: SignedIn, now: number, isPaused = false): string => {
  const { renewal, expiresAt } = status;
  if (isLastToken(status)) return `Signed in. Ends at ${formatTimeOfDay(expiresAt)}.`;
  const lasts =
    expiresAt > now ? `Signed in until ${formatTimeOfDay(expiresAt)}` : `Ran out at ${formatTimeOfDay(expiresAt)}`;
  if (isPaused && renewal.kind === 'planned') return `${lasts}. Not renewed while paused.`;
  switch (renewal.kind) {
    case 'planned':
      return `Signed in. Renews at ${formatTimeOfDay(renewal.at)}.`;
    case 'now':
      return 'Signed in. Renewing…';
    case 'impossible':
      return `Signed in. Ends at ${formatTimeOfDay(expiresAt)}.`;
    case 'waiting': {
      const next = isPaused
        ? 'no further try while background work is paused'
        : renewal.because === 'offline'
          ? 'goes on when the network is back'
          : renewal.at > now
            ? `next try in ${seconds(renewal.at - now)}`
            : 'trying again';
      const fact = renewal.detail === undefined ? '' : ` (${renewal.detail})`;
      return `Could not renew: ${reason(renewal.because)}${fact}. ${lasts}; ${next}.`;
    }
  }
};

/** Why nothing new is listed for the moment. */
export const syncTroubleWords = (failing: ErrorCode): string =>
  `${failing === 'service-failed' ? 'AWS is failing' : errorTitle({ code: failing })}; trying again`;

/** "Listing 3 of 12 accounts" */
const listingWords = (done: number, total: number): string => {
  const accounts = counted(total, { one: '{count} account', other: '{count} accounts' });
  return `Listing ${someOfWords(done, accounts)}`;
};

export const syncWords = (sync: SyncStatus, now: number): string => {
  switch (sync.kind) {
    case 'never':
      return 'Not listed yet';
    case 'syncing': {
      const progress = sync.total === undefined ? 'Listing accounts' : listingWords(sync.done, sync.total);
      if (sync.failing !== undefined) return `${progress}. ${syncTroubleWords(sync.failing)}`;
      return sync.throttled ? `${progress}, slowly: AWS asked to slow down` : progress;
    }
    case 'synced':
      return `Synced ${formatAgo(sync.at, now)}`;
    case 'failed':
      return `Sync failed ${formatAgo(sync.at, now)}: ${reason(sync.because)}`;
  }
};

/** Said once a list has been read. */
export const listedWords = 'All accounts and roles are listed.';

const writtenAs: readonly CredentialFormat[] = ['dotenv', 'credentials-file', 'json'];

const isFormat = (what: CredentialFormat | CredentialValue): what is CredentialFormat => what in formatNames;

/** "for bash / zsh", "as JSON", "the secret access key": the end of "Copies …" and "Copied …". */
export const copyTarget = (what: CredentialFormat | CredentialValue): string => {
  if (!isFormat(what)) return `the ${valueNames[what].charAt(0).toLowerCase()}${valueNames[what].slice(1)}`;
  return writtenAs.includes(what) ? `as ${formatNames[what]}` : `for ${formatNames[what]}`;
};

/** A role and the form it is copied in: "DataEngineer in data-lake-dev, for fish". */
export const copySubject = (role: string, target: string): string => `${role}, ${target}`;
export const copySubjectWords = (subject: string): string => `Copy ${subject}`;

/** Above the forms, and above the values alone. */
export const copyGroupNames = { forms: 'Copy as', values: 'Copy one value' } as const;

/** Announced once: "Copied for fish: DataEngineer in data-lake-dev." */
export const copiedOnceWords = ({ what, role, accountName }: CopiedCredentials): string =>
  `Copied ${copyTarget(what)}: ${roleInWords(role.roleName, accountName)}.`;

/** Whose they are: "DataEngineer in data-lake-dev, good until 15:21"; of an application's token, for the application. */
export const copiedRoleWords = (
  { role, accountName, expiresAt }: CopiedCredentials,
  applicationName?: string | undefined,
): string => {
  const whose =
    applicationName === undefined ? roleInWords(role.roleName, accountName) : `${role.roleName} for ${applicationName}`;
  return `${whose}, good until ${formatTimeOfDay(expiresAt)}`;
};

export const clearNowWords = 'Clear now';

/** "Copied for bash / zsh. Leaves the clipboard in 42 s." */
export const copiedWords = ({ what, clearsAt }: CopiedCredentials, now: number): string => {
  const copied = `Copied ${copyTarget(what)}.`;
  return clearsAt === undefined
    ? `${copied} Stays on the clipboard.`
    : `${copied} Leaves the clipboard in ${seconds(clearsAt - now)}.`;
};

const isLoopback = (endpoint: string): boolean =>
  /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/i.test(endpoint);

const overrideOrigins: Record<NonNullable<SessionView['override']>['from'], string> = {
  session: 'set for this session',
  environment: 'from the environment',
  config: 'from the AWS config file',
};

/** Where role credentials are sent to for the console or another role, when that is not AWS. */
export const elsewhereWords = (addresses: readonly string[]): string =>
  `Console and STS override: ${enumerated(addresses)}`;

/** Where requests go instead of AWS, and who says so. Only the demo has endpoints of its own on this machine. */
export const overrideWords = ({ from, endpoints }: NonNullable<SessionView['override']>): string => {
  const { oidc, portal } = endpoints;
  if (from === 'session' && isLoopback(oidc) && isLoopback(portal)) {
    return 'Demo: served by a simulator inside Latchkey';
  }
  const where = oidc === portal ? oidc : `${oidc} and ${portal}`;
  return `Endpoint override: ${where}, ${overrideOrigins[from]}`;
};

/** Why AWS's own endpoints are used though profiles say otherwise. */
export const disagreeingWords = (profiles: readonly string[]): string => {
  const named =
    profiles.length > 4
      ? counted(profiles.length, { one: '{count} profile', other: '{count} profiles' })
      : enumerated(profiles);
  return `Endpoints of AWS: ${named} use this session and set different ones`;
};

/** Account ids in groups of four: "4120 5536 7781". */
export const groupedAccountId = (accountId: string): string => accountId.replace(/(\d{4})(?=\d)/g, '$1 ');

export const memoryOnlyWords = 'No keychain on this desktop: sign-ins end when Latchkey quits.';

/** Announced once. */
export const signedInToWords = (session: string): string => `Signed in to ${session}.`;
export const signedOutOfWords = (session: string): string => `Signed out of ${session}.`;

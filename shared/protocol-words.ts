/** The entries of a protocol in words. Pure. */
import { errorTitle } from './copy.ts';
import { assertNever } from './errors.ts';
import { formatMoment } from './moments.ts';
import type { EventEntry, ExchangeEnd, ExchangeEntry, Grant, Operation, ProtocolEntry, Retry } from './protocol.ts';
import { groupedAccountId } from './session-words.ts';
import { formatDuration, secondMs } from './time.ts';

const operationTitles: Record<Operation, string> = {
  RegisterClient: 'Register the client',
  StartDeviceAuthorization: 'Ask for a code',
  CreateToken: 'Ask for a token',
  CreateTokenWithIAM: 'Ask for an application’s token',
  ListAccounts: 'List accounts',
  ListAccountRoles: 'List roles',
  GetRoleCredentials: 'Get role credentials',
  Logout: 'Sign out',
  AssumeRole: 'Assume a role',
  GetCallerIdentity: 'Ask whose credentials they are',
};

const tokenTitles: Record<Grant, string> = {
  device_code: 'Poll for the token',
  authorization_code: 'Trade in the authorization code',
  refresh_token: 'Refresh the token',
  'jwt-bearer': 'Trade in a token of the identity provider',
  'token-exchange': 'Exchange a token',
};

export const exchangeTitle = ({ operation, grant }: Pick<ExchangeEntry, 'operation' | 'grant'>): string =>
  grant === undefined ? operationTitles[operation] : tokenTitles[grant];

/** The exchange as the object of a sentence: "the refresh", "ListAccounts". */
export const subjectOf = ({ operation, grant }: ExchangeEntry): string => {
  if (operation !== 'CreateToken') return operation;
  if (grant === 'refresh_token') return 'the refresh';
  return grant === 'device_code' ? 'the poll' : 'the authorization code';
};

/** The API's own name for it: "CreateToken, refresh_token". */
export const wireName = ({ operation, grant }: Pick<ExchangeEntry, 'operation' | 'grant'>): string =>
  grant === undefined ? operation : `${operation}, ${grant}`;

/** "200", "400 invalid_grant, InvalidGrantException", "no answer, ERR_CONNECTION_RESET" */
export const answerWords = ({ outcome, status, error, exception, network }: ExchangeEnd): string => {
  const parts = (...each: readonly (string | number | undefined)[]) => each.filter((part) => part !== undefined);
  switch (outcome) {
    case 'answered':
      return status === undefined ? 'answered' : String(status);
    case 'refused':
      return parts(parts(status, error).join(' '), exception).join(', ');
    case 'unreadable':
      return parts(status, 'unreadable answer').join(' ');
    case 'network-failed':
      return parts('no answer', network).join(', ');
    case 'certificate-refused':
      return parts('certificate not trusted', network).join(', ');
    case 'proxy-failed':
      return parts('refused by the proxy', network).join(', ');
    case 'timed-out':
      return 'no answer in time';
    case 'aborted':
      return 'not waited for';
  }
};

/** The same in a few letters, for a column. */
export const shortAnswer = ({ outcome, status, error }: ExchangeEnd): string => {
  switch (outcome) {
    case 'answered':
      return status === undefined ? 'answered' : String(status);
    case 'refused':
      return error === undefined ? String(status ?? '') : `${status ?? ''} ${error}`;
    case 'unreadable':
      return status === undefined ? 'unreadable' : `${status}, unreadable`;
    case 'network-failed':
    case 'timed-out':
      return 'no answer';
    case 'certificate-refused':
      return 'not trusted';
    case 'proxy-failed':
      return 'proxy';
    case 'aborted':
      return 'not waited for';
  }
};

export const durationWords = (lengthMs: number): string =>
  lengthMs < secondMs ? `${lengthMs} ms` : `${(lengthMs / secondMs).toFixed(1)} s`;

/** "try 3, since the one before ended with 503" */
export const retryWords = ({ number, because }: Retry): string =>
  `Try ${number + 1}: the one before ended with ${answerWords(because)}`;

const lifeWords = ({ operation, lifeMs, isRenewable }: ExchangeEntry): string | undefined => {
  if (lifeMs === undefined) return undefined;
  const life = `Good for ${formatDuration(lifeMs)}`;
  const isToken = operation === 'CreateToken' || operation === 'CreateTokenWithIAM';
  return isToken && isRenewable === false ? `${life}, cannot be renewed` : life;
};

export const skewWords = (skewMs: number): string =>
  skewMs === 0
    ? 'This machine’s clock is right again'
    : `This machine’s clock is ${formatDuration(Math.abs(skewMs))} ${skewMs > 0 ? 'behind' : 'ahead of'} AWS’s`;

/** What an exchange was about and what came of it, in short sentences. */
export const exchangeDetails = (entry: ExchangeEntry): readonly string[] =>
  [
    entry.roleName !== undefined && entry.accountId !== undefined
      ? `${entry.roleName} in ${groupedAccountId(entry.accountId)}`
      : entry.accountId !== undefined && `Account ${groupedAccountId(entry.accountId)}`,
    entry.exception,
    entry.outcome === 'timed-out' ? 'Not in time' : entry.network,
    lifeWords(entry),
    entry.retry && retryWords(entry.retry),
    entry.skewMs !== undefined && skewWords(entry.skewMs),
  ].filter((each): each is string => typeof each === 'string');

const methodNames = { device: 'with a code', browser: 'in the browser' } as const;

/** What happened here: a title, and where useful a second line. */
export const eventWords = (entry: EventEntry, now: number): { readonly title: string; readonly detail?: string } => {
  const until = (at: number) => `Good until ${formatMoment(at, now)}`;
  switch (entry.event) {
    case 'started':
      return entry.vault === 'encrypted'
        ? { title: 'Latchkey started' }
        : { title: 'Latchkey started without a keychain', detail: 'Sign-ins are kept in memory and end with this run' };
    case 'vault-set-aside':
      return { title: 'The saved sign-ins could not be decrypted', detail: 'They were put aside' };
    case 'sign-in-started':
      return { title: 'Sign-in started' };
    case 'approval-awaited':
      return {
        title: `Waiting for approval ${methodNames[entry.method]}`,
        detail: `Until ${formatMoment(entry.expiresAt, now)}`,
      };
    case 'signed-in':
      return {
        title: 'Signed in',
        detail: entry.isRenewable ? until(entry.expiresAt) : `${until(entry.expiresAt)}, cannot be renewed`,
      };
    case 'sign-in-ended':
      return entry.because === 'cancelled'
        ? { title: errorTitle({ code: 'cancelled' }) }
        : { title: 'The sign-in ended without success', detail: errorTitle({ code: entry.because }) };
    case 'signed-out-by-person':
      return entry.toldService
        ? { title: 'You signed out' }
        : { title: 'You signed out on this machine only', detail: 'AWS could not be told' };
    case 'restored':
      return { title: 'Found the sign-in that was kept', detail: until(entry.expiresAt) };
    case 'nothing-kept':
      return { title: 'No sign-in is kept' };
    case 'store-failed':
      return { title: 'The kept sign-in could not be read', detail: errorTitle({ code: entry.because }) };
    case 'adopted':
      return { title: 'Took over the token of another tool', detail: until(entry.expiresAt) };
    case 'shared-token-gone':
      return { title: 'The shared token file is gone', detail: 'Another tool signed out' };
    case 'dropped':
      return entry.because === 'sign-in-again'
        ? { title: 'Signed out', detail: 'AWS refused the token for good' }
        : { title: 'Signed out', detail: errorTitle({ code: entry.because }) };
    case 'not-kept':
      return {
        title: 'The token could not be kept',
        detail: `${errorTitle({ code: entry.because })}; this run goes on from memory`,
      };
    case 'session-changed':
      return { title: 'Start URL, region or scopes were changed' };
    case 'network-lost':
      return { title: 'Network lost' };
    case 'network-back':
      return { title: 'Network back' };
    case 'woke':
      return { title: 'The machine woke' };
    case 'clock-skew':
      return { title: skewWords(entry.skewMs) };
    default:
      return assertNever(entry);
  }
};

/** True for what a person who looks for trouble wants to see. */
export const isTrouble = (entry: ProtocolEntry): boolean => {
  if (entry.kind === 'exchange') {
    return entry.outcome !== 'answered' && entry.outcome !== 'aborted' && entry.error !== 'authorization_pending';
  }
  switch (entry.event) {
    case 'sign-in-ended':
      return entry.because !== 'cancelled';
    case 'vault-set-aside':
    case 'store-failed':
    case 'shared-token-gone':
    case 'dropped':
    case 'not-kept':
    case 'network-lost':
      return true;
    case 'clock-skew':
      return entry.skewMs !== 0;
    case 'started':
      return entry.vault === 'memory-only';
    default:
      return false;
  }
};

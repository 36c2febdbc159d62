/** The exchanges of a protocol in words. Pure. */
import type { ExchangeEnd, ExchangeEntry, Grant, Operation, Retry } from './protocol.ts';
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

const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const durationWords = (lengthMs: number): string =>
  lengthMs < secondMs ? `${lengthMs} ms` : `${tenths.format(lengthMs / secondMs)} s`;

/** "try 3, since the one before ended with 503" */
const retryWords = ({ number, because }: Retry): string =>
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

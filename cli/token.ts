import { readFile } from 'node:fs/promises';
import { tokenTypeName } from '../shared/application-words.ts';
import type { ExchangeAnswer, ExchangeRequest, TokenRequest } from '../shared/applications.ts';
import { doorPaths } from '../shared/doors.ts';
import { formatDuration } from '../shared/time.ts';
import { askApp } from './app-door.ts';
import type { Place } from './app-place.ts';
import { exitCodes } from './exit-codes.ts';
import { Problem } from './problem.ts';
import type { ExchangeSource, TokenExchange } from './token-arguments.ts';

const readInput = async (): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

/** A secret from a file, or from standard input for `-`; blanks and line breaks around it are none of it. */
const readSecret = async (file: string): Promise<string> => {
  const text = await (file === '-' ? readInput() : readFile(file, 'utf8')).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(`${file} cannot be read (${error.code ?? error.name}).`, exitCodes.failed);
  });
  const secret = text.trim();
  if (secret === '') throw new Problem(`There is nothing in ${file === '-' ? 'the input' : file}.`, exitCodes.failed);
  return secret;
};

const requestFrom = async (source: ExchangeSource): Promise<TokenRequest> => {
  switch (source.grant) {
    case 'jwt-bearer':
      return { grant: source.grant, assertion: await readSecret(source.assertionFile) };
    case 'token-exchange': {
      const { grant, subjectTokenFile, requestedTokenType } = source;
      return {
        grant,
        ...(subjectTokenFile !== undefined && { subjectToken: await readSecret(subjectTokenFile) }),
        ...(requestedTokenType !== undefined && { requestedTokenType }),
      };
    }
    case 'authorization-code': {
      const { grant, codeFile, redirectUri, codeVerifierFile } = source;
      return {
        ...{ grant, redirectUri, code: await readSecret(codeFile) },
        ...(codeVerifierFile !== undefined && { codeVerifier: await readSecret(codeVerifierFile) }),
      };
    }
    case 'refresh-token':
      return { grant: source.grant };
  }
};

/** For programs: instants in RFC 3339. */
const answerJson = ({ issuedAt, expiresAt, ...rest }: ExchangeAnswer): string =>
  JSON.stringify({
    ...rest,
    issuedAt: new Date(issuedAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
  });

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

const answerText = (answer: ExchangeAnswer, now: number): string => {
  const { application, issuedTokenType, expiresAt, scopes, hasIdentityContext, isRefreshable } = answer;
  return [
    `${application}: ${tokenTypeName(issuedTokenType)}`,
    `Expires           ${new Date(expiresAt).toISOString()}, in ${formatDuration(expiresAt - now)}`,
    `Scopes            ${scopes.length === 0 ? 'none named' : scopes.join(' ')}`,
    `Identity context  ${yesOrNo(hasIdentityContext)}`,
    `Renewable         ${yesOrNo(isRefreshable)}`,
  ].join('\n');
};

/** Has the running app get a token for an application; resolves with what to print. Throws Problem. */
export const exchangeToken = async (
  place: Place,
  { application, source, scopes, asJson, showToken }: TokenExchange,
): Promise<string> => {
  const request = { ...(await requestFrom(source)), ...(scopes.length > 0 && { scopes }) };
  const body: ExchangeRequest = { application, request, showToken };
  const answer: ExchangeAnswer = JSON.parse(await askApp(place, doorPaths.exchangeToken, { body }));
  return asJson ? answerJson(answer) : answerText(answer, Date.now());
};

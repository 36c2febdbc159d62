import type { IncomingMessage } from 'node:http';
import {
  type AskedFor,
  askedName,
  type Caller,
  type DoorStatus,
  doorPaths,
  refusalWords,
  wireCode,
} from '../../shared/doors.ts';
import { errorView } from '../../shared/errors.ts';
import { type CredentialFormat, credentialFormats } from '../../shared/settings.ts';
import { secondMs } from '../../shared/time.ts';
import type { DoorPorts } from './door.ts';
import { credentialVariables, formatCredentials } from './formats.ts';
import { type Answer, forbidden, problem } from './guarded-server.ts';
import { statusOf } from './refusal-status.ts';
import { createRelease, type Refused, type Released } from './release.ts';
import { createTokenExchange, type FindExchange } from './token-exchange.ts';
import { processAnswer } from './wire-credentials.ts';

export type LocalPorts = DoorPorts & {
  readonly status: () => DoorStatus;
  /** Starts a sign-in, by the session's name or id; resolves once it has begun. Rejects with AppError `session-unknown`. */
  readonly signIn: (session: string) => Promise<void>;
  readonly findExchange: FindExchange;
};

/** Nobody waits longer at a prompt without wondering; what is still under way then goes on for the next request. */
const answerWithinMs = 20 * secondMs;

/** How many callers' last refusals are remembered. */
const mostRefusals = 100;

const commandLine: Caller = { door: 'command-line', name: 'latchkey' };

const json = (body: string): Answer => ({ status: 200, type: 'json', body });
const text = (status: number, body: string): Answer => ({ status, type: 'text', body });

const askedIn = (query: URLSearchParams): AskedFor | undefined => {
  const profile = query.get('profile');
  if (profile) return { profile };
  const [session, accountId, roleName] = [query.get('session'), query.get('account'), query.get('role')];
  return session && accountId && roleName ? { session, accountId, roleName } : undefined;
};

const formatIn = (query: URLSearchParams): CredentialFormat | undefined =>
  credentialFormats.find((format) => format === query.get('format'));

const refusal = ({ code, message }: Refused): Answer => problem(statusOf(code), wireCode(code), message);

const contextOf = ({ target: { role, region } }: Released) => ({
  accountId: role.accountId,
  roleName: role.roleName,
  ...(region === undefined ? {} : { region }),
});

const variablesOf = (released: Released): string =>
  JSON.stringify({
    ...Object.fromEntries(credentialVariables(released.credentials, contextOf(released))),
    AWS_ACCOUNT_ID: released.target.role.accountId,
  });

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

const sessionIn = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'session' in body && typeof body.session === 'string'
    ? body.session
    : undefined;

/** A map that forgets what was set longest ago. */
const createRecent = <Value>(most: number) => {
  const values = new Map<string, Value>();
  return {
    get: (key: string): Value | undefined => values.get(key),
    set(key: string, value: Value): void {
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
    },
  };
};

/**
 * What the local door answers. `/credentials` speaks to the credential helper: the line it prints, or with another
 * status the line it complains with. The rest speaks to the command line: JSON, problems as `Code` and `Message`.
 */
export const createLocalRoutes = (ports: LocalPorts): ((request: IncomingMessage) => Promise<Answer>) => {
  const release = createRelease(ports, answerWithinMs);
  const exchangeToken = createTokenExchange(ports);
  const refusals = createRecent<string>(mostRefusals);

  const forHelper = async (asked: AskedFor): Promise<Answer> => {
    const name = askedName(asked);
    const outcome = await release({ door: 'credential-process' }, asked);
    if (outcome.kind === 'released')
      return text(200, processAnswer(outcome.credentials, outcome.target.role.accountId));
    refusals.set(name, outcome.message);
    return text(statusOf(outcome.code), outcome.message);
  };

  /** Why the helper was refused last: cmd can hold no answer back until it knows its status. */
  const lastRefusal = (asked: AskedFor): Answer =>
    text(200, `latchkey: ${refusals.get(askedName(asked)) ?? refusalWords('unexpected')}\n`);

  const forCommand = async (asked: AskedFor, answer: (released: Released) => Answer): Promise<Answer> => {
    const outcome = await release(commandLine, asked);
    return outcome.kind === 'refused' ? refusal(outcome) : answer(outcome);
  };

  const signIn = async (request: IncomingMessage): Promise<Answer> => {
    const session = sessionIn(await readBody(request).catch(() => undefined));
    if (session === undefined) return forbidden;
    try {
      await ports.signIn(session);
      return json('{}');
    } catch (error) {
      const { code, detail } = errorView(error);
      const message = refusalWords(code, { sessionName: session, ...(detail === undefined ? {} : { detail }) });
      return refusal({ kind: 'refused', code, message });
    }
  };

  return async (request) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') {
      if (pathname === doorPaths.signIn) return signIn(request);
      if (pathname !== doorPaths.exchangeToken) return forbidden;
      return exchangeToken(commandLine, await readBody(request).catch(() => undefined));
    }
    if (pathname === doorPaths.status) return json(JSON.stringify(ports.status()));

    const asked = askedIn(searchParams);
    if (asked === undefined) return forbidden;
    if (pathname === doorPaths.credentials) return forHelper(asked);
    if (pathname === doorPaths.refusal) return lastRefusal(asked);
    if (pathname === doorPaths.variables) return forCommand(asked, (released) => json(variablesOf(released)));
    const format = formatIn(searchParams);
    if (pathname !== doorPaths.environment || format === undefined) return forbidden;
    return forCommand(asked, (released) =>
      text(200, formatCredentials(format, released.credentials, contextOf(released))),
    );
  };
};

import type { Endpoints, SessionId } from '../../shared/model.ts';
import type { ExchangeEnd, ProtocolEntry } from '../../shared/protocol.ts';
import type { Clients } from './clients.ts';
import type { Clock, Ports } from './ports.ts';
import { createRetries } from './protocol-retries.ts';
import { askedFor, failureOf, isHollow, issuedBy, operationOf, seenIn } from './wire-reading.ts';

type Context = { readonly commandName?: string };

type Middleware = <Call extends { readonly input: object }, Answer>(
  next: (call: Call) => Promise<Answer>,
  context: Context,
) => (call: Call) => Promise<Answer>;

/** The part of an AWS SDK client that this has to do with, whichever service it is for. */
type Recordable = {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { readonly step: 'initialize'; readonly name: string }): void;
    add(
      middleware: Middleware,
      options: { readonly step: 'deserialize'; readonly priority: 'low'; readonly name: string },
    ): void;
  };
};

type Recording = {
  readonly clock: Clock;
  readonly host: string;
  readonly record: (entry: ProtocolEntry) => void;
};

const memberOf = (value: unknown, name: string): object => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'object' && found !== null ? found : {};
};

/**
 * Records every exchange of an AWS SDK client: once for each command, where it ends. Of what was sent and answered only
 * the members of an entry are read (wire-reading.ts); bodies, headers and messages never get here.
 */
export const recordExchanges = <Client extends Recordable>(
  client: Client,
  { clock, host, record }: Recording,
): Client => {
  const retries = createRetries();
  const seen = new WeakMap<Context, ReturnType<typeof seenIn>>();

  const look: Middleware = (next, context) => async (call) => {
    const answer = await next(call);
    seen.set(context, seenIn(memberOf(answer, 'response'), clock.now()));
    return answer;
  };

  const keep: Middleware = (next, context) => async (call) => {
    const operation = operationOf(context.commandName);
    if (operation === undefined) return await next(call);
    const asked = askedFor(call.input);
    const subject = [operation, asked.grant, asked.accountId, asked.roleName].join(' ');
    const at = clock.now();
    const retry = retries.before(subject, at);
    const finish = (end: ExchangeEnd, issued: ReturnType<typeof issuedBy> = {}) => {
      const { requestId, skewMs } = seen.get(context) ?? {};
      retries.after(subject, clock.now(), retry, end);
      record({
        kind: 'exchange',
        at,
        durationMs: Math.max(0, clock.now() - at),
        operation,
        host,
        ...asked,
        ...end,
        ...issued,
        ...(requestId !== undefined && { requestId }),
        ...(skewMs !== undefined && { skewMs }),
        ...(retry && { retry }),
      });
    };
    try {
      const answer = await next(call);
      const { status } = seen.get(context) ?? {};
      const output = memberOf(answer, 'output');
      const outcome = isHollow(operation, output) ? 'unreadable' : 'answered';
      finish({ outcome, ...(status !== undefined && { status }) }, issuedBy(output, at));
      return answer;
    } catch (error) {
      finish(failureOf(error, seen.get(context)?.status));
      throw error;
    }
  };

  client.middlewareStack.add(keep, { step: 'initialize', name: 'latchkeyProtocol' });
  client.middlewareStack.add(look, { step: 'deserialize', priority: 'low', name: 'latchkeyProtocolAnswer' });
  return client;
};

export type RecordingPorts = Pick<Ports, 'clock'> & { readonly publish: Pick<Ports['publish'], 'protocol'> };

/** Both clients of a session, recorded in its protocol. */
export const recordClients = (
  clients: Clients,
  endpoints: Endpoints,
  id: SessionId,
  { clock, publish }: RecordingPorts,
): Clients => {
  const recording = (endpoint: string): Recording => ({
    clock,
    host: new URL(endpoint).host,
    record: (entry) => publish.protocol(id, entry),
  });
  return {
    oidc: recordExchanges(clients.oidc, recording(endpoints.oidc)),
    portal: recordExchanges(clients.portal, recording(endpoints.portal)),
  };
};

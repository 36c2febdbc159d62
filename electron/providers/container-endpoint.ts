import type { IncomingMessage } from 'node:http';
import { type Caller, type RefusalCode, refusalWords, wireCode } from '../../shared/doors.ts';
import { minuteMs } from '../../shared/time.ts';
import type { DoorPorts } from './door.ts';
import { findToken } from './door-token.ts';
import { type Answer, close, createGuardedServer, forbidden, listen, problem } from './guarded-server.ts';
import { statusOf } from './refusal-status.ts';
import { createRelease } from './release.ts';
import { isPlainRequest } from './request-guard.ts';
import { containerAnswer } from './wire-credentials.ts';

/** botocore gives up after two seconds and blocks its program meanwhile; an answer of any kind comes well before. */
const answerWithinMs = 400;

/** What is kept of one token: never the token itself. */
export type EndpointToken = {
  /** Unique among them. */
  readonly name: string;
  /** SHA-256 of the token, in hex. */
  readonly tokenHash: string;
  /** The profiles it opens. */
  readonly profiles: readonly string[];
};

export type ContainerEndpoint = {
  /** To be kept, so that copied settings go on working. */
  readonly port: number;
  /** What AWS_CONTAINER_CREDENTIALS_FULL_URI is set to for this profile. */
  urlOf(profile: string): string;
  close(): Promise<void>;
};

type Ports = DoorPorts & {
  /** Read at each request: a token taken away stops working at once. */
  readonly tokens: () => readonly EndpointToken[];
};

const prefix = '/credentials/';

const profileIn = (url = ''): string | undefined => {
  if (!url.startsWith(prefix)) return undefined;
  try {
    return decodeURIComponent(url.slice(prefix.length));
  } catch {
    return undefined;
  }
};

/**
 * The container credentials endpoint of AWS SDKs, on 127.0.0.1 only. A request without a token of ours, or of a kind no
 * AWS tool sends, is answered 403 and told nothing; with a token every answer comes within half a second.
 * @param port 0 picks a free one
 * @throws AppError `port-in-use`
 */
export const openContainerEndpoint = async (ports: Ports, port: number): Promise<ContainerEndpoint> => {
  const release = createRelease(ports, answerWithinMs);
  const turnAway = createTurningAway(ports);

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (!isPlainRequest(request)) return turnAway('request-refused');
    const token = findToken(ports.tokens(), request.headers.authorization);
    if (token === undefined) return turnAway('token-unknown');
    const caller: Caller = { door: 'container-endpoint', name: token.name };
    const profile = profileIn(request.url);
    if (profile === undefined || !token.profiles.includes(profile)) {
      ports.record({ at: ports.clock.now(), caller, outcome: 'refused', because: 'caller-refused' });
      return problem(403, wireCode('caller-refused'), refusalWords('caller-refused'));
    }
    const outcome = await release(caller, { profile });
    return outcome.kind === 'refused'
      ? problem(statusOf(outcome.code), wireCode(outcome.code), outcome.message)
      : { status: 200, type: 'json', body: containerAnswer(outcome.credentials, outcome.target.role.accountId) };
  };

  const server = createGuardedServer(answer);
  // SECURITY: 127.0.0.1, not a name that something else may answer for, and never all interfaces.
  const listening = await listen(server, { host: '127.0.0.1', port, exclusive: true });
  return {
    port: listening,
    urlOf: (profile) => `http://127.0.0.1:${listening}${prefix}${encodeURIComponent(profile)}`,
    close: () => close(server),
  };
};

/** One line a minute for each kind of stranger: a flood of requests must not wash the log away. */
const createTurningAway = ({ clock, record }: DoorPorts) => {
  const caller: Caller = { door: 'container-endpoint', name: 'unknown' };
  const recordedAt = new Map<RefusalCode, number>();
  return (because: RefusalCode): Answer => {
    const now = clock.now();
    if (Math.abs(now - (recordedAt.get(because) ?? Number.NEGATIVE_INFINITY)) >= minuteMs) {
      recordedAt.set(because, now);
      record({ at: now, caller, outcome: 'refused', because });
    }
    return forbidden;
  };
};

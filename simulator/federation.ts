import { awsHostOf, consoleDomainOf } from './aws-hosts.ts';
import type { ConsolePages } from './console-pages.ts';
import type { ConsoleSession, ConsoleSignIns } from './console-sign-ins.ts';
import { found } from './page-layout.ts';
import { jsonResponse, signinRefusal } from './refusal.ts';
import type { IssuedRoleCredentials } from './role-credentials.ts';
import type { Settings } from './settings.ts';

/** A call of the sign-in service: the parameters of its address and of its form. `now` is epoch ms. */
type FederationCall = {
  readonly url: URL;
  readonly parameters: URLSearchParams;
  readonly cookieHeader: string | null;
  readonly now: number;
};

/** The sign-in service: from role credentials to the console. Throws a Refusal where the service would refuse. */
export type Federation = {
  /** `/federation`: getSigninToken answers JSON, login leads a browser to the console. */
  federate(call: FederationCall): Response;
  /** `/oauth`: signs out of the console and leads on. */
  signOut(call: FederationCall): Response;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const sessionMembers = (parameters: URLSearchParams): Readonly<Record<string, unknown>> => {
  try {
    const session: unknown = JSON.parse(parameters.get('Session') ?? '');
    if (isRecord(session)) return session;
  } catch {
    // Refused below, like anything else that is not an object.
  }
  throw signinRefusal('Invalid session parameter');
};

export const createFederation = (
  settings: Pick<Settings, 'region' | 'roleCredentialsSeconds'>,
  parts: {
    readonly roleCredentials: IssuedRoleCredentials;
    readonly signIns: ConsoleSignIns;
    readonly pages: Pick<ConsolePages, 'signInFailed' | 'signedOut'>;
  },
): Federation => {
  const { roleCredentials, signIns, pages } = parts;
  const domain = consoleDomainOf(settings.region);

  /** AWS's partitions each have their own sign-in and console hosts, some of them with a region in front. */
  const isHost = (hostname: string, kind: 'signin' | 'console'): boolean =>
    hostname === `${kind}.${domain}` || hostname.endsWith(`.${kind}.${domain}`);

  const sessionOf = ({ parameters, now }: FederationCall): ConsoleSession => {
    const { sessionId, sessionKey, sessionToken } = sessionMembers(parameters);
    const credentials = typeof sessionId === 'string' ? roleCredentials.find(sessionId) : undefined;
    if (
      credentials === undefined ||
      credentials.secretAccessKey !== sessionKey ||
      credentials.sessionToken !== sessionToken ||
      now >= credentials.expiration
    ) {
      throw signinRefusal('Invalid credentials parameter');
    }
    const { holder, expiration } = credentials;
    const asked = parameters.get('SessionDuration');
    if (asked === null) return { holder, endsAt: expiration };
    const seconds = /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
    if (seconds < 900 || seconds > 43_200) throw signinRefusal('Invalid session duration parameter');
    // A role reached from another role cannot have a console session longer than its credentials.
    if (holder.kind === 'assumed-role' || seconds > settings.roleCredentialsSeconds) {
      throw signinRefusal('Invalid credentials parameter');
    }
    return { holder, endsAt: now + seconds * 1000 };
  };

  const destinationIn = (parameters: URLSearchParams): URL | undefined => {
    try {
      const destination = new URL(parameters.get('Destination') ?? '');
      return destination.protocol === 'https:' && isHost(destination.hostname, 'console') ? destination : undefined;
    } catch {
      return undefined;
    }
  };

  const login = ({ parameters, now }: FederationCall): Response => {
    const session = signIns.opened(parameters.get('SigninToken') ?? '', now);
    if (session === undefined)
      return pages.signInFailed('The sign-in token is not valid, or is older than 15 minutes.');
    const destination = destinationIn(parameters);
    if (destination === undefined) return pages.signInFailed('The destination is not a page of the console.');
    const query = new URLSearchParams({ destination: destination.href });
    return found(`/console${destination.pathname}?${query}`, signIns.signIn(session, now));
  };

  return {
    federate: (call) => {
      const { url, parameters, now } = call;
      if (awsHostOf(url.hostname) !== undefined && !isHost(url.hostname, 'signin')) {
        throw signinRefusal('Invalid credentials parameter');
      }
      switch (parameters.get('Action')) {
        case 'getSigninToken':
          return jsonResponse({ SigninToken: signIns.issueToken(sessionOf(call), now) });
        case 'login':
          return login(call);
        default:
          throw signinRefusal('Invalid action parameter');
      }
    },

    signOut: ({ url, parameters, cookieHeader }) => {
      if (parameters.get('Action') !== 'logout') throw signinRefusal('Invalid action parameter');
      const cookie = signIns.signOut(cookieHeader);
      const next = parameters.get('redirect_uri') ?? '';
      // SECURITY: on to our own pages only, or anybody could use us to lead people anywhere.
      return next.startsWith(`${url.origin}/`) ? found(next, cookie) : pages.signedOut(cookie);
    },
  };
};

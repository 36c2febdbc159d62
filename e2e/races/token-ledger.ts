import { createHash } from 'node:crypto';
import type { Simulator } from '../../simulator/simulator.ts';

/** Which program: its server tells it apart from the others. */
type Who = 'Latchkey' | 'boto3';

type Issue = {
  readonly by: Who;
  readonly accessToken: string;
  /** Epoch ms at which its refresh token was first traded for another. */
  spentAt?: number;
};

type Use = {
  readonly by: Who;
  readonly of: Who;
  /** How long after the refresh token was first used this use of it was. */
  readonly lateMs: number;
  readonly status: number;
};

/** Who was given which token, and when its refresh token was used, as seen from the service. Holds no secret. */
export type TokenLedger = {
  readonly uses: readonly Use[];
  /** The service as this program is to see it. `refuseNext` makes it refuse the access token of its next portal call. */
  serviceFor(who: Who): { readonly service: Simulator; refuseNext(): void };
  /** What is known of a refresh token in a file: its own access token must stand beside it. */
  issueOf(refreshToken: string, accessToken: string): 'unspent' | 'spent' | 'torn' | 'unknown';
};

const nameOf = (secret: unknown): string => createHash('sha256').update(String(secret)).digest('hex');

export const createTokenLedger = (simulator: Simulator): TokenLedger => {
  const issues = new Map<string, Issue>();
  const uses: Use[] = [];

  const enter = (by: Who, issued: Readonly<Record<string, unknown>>): void => {
    issues.set(nameOf(issued.refreshToken), { by, accessToken: nameOf(issued.accessToken) });
  };

  const exchange = async (by: Who, request: Request): Promise<Response> => {
    const { grantType, refreshToken } = await request.clone().json();
    const response = await simulator.fetch(request);
    const now = Date.now();
    if (grantType === 'refresh_token') {
      const spent = issues.get(nameOf(refreshToken));
      if (spent === undefined) throw new Error('a refresh token that nobody was given');
      uses.push({ by, of: spent.by, lateMs: now - (spent.spentAt ?? now), status: response.status });
      if (response.ok) spent.spentAt ??= now;
    }
    if (response.ok) enter(by, await response.clone().json());
    return response;
  };

  const withoutToken = (request: Request): Request => {
    const headers = new Headers(request.headers);
    headers.set('x-amz-sso_bearer_token', 'refused');
    return new Request(request, { headers });
  };

  return {
    uses,
    serviceFor(who) {
      let isRefusing = false;
      const fetch = (request: Request): Promise<Response> => {
        const { pathname } = new URL(request.url);
        if (pathname === '/token') return exchange(who, request);
        if (pathname !== '/federation/credentials' || !isRefusing) return simulator.fetch(request);
        isRefusing = false;
        return simulator.fetch(withoutToken(request));
      };
      return {
        service: { ...simulator, fetch },
        refuseNext: () => {
          isRefusing = true;
        },
      };
    },
    issueOf(refreshToken, accessToken) {
      const issue = issues.get(nameOf(refreshToken));
      if (issue === undefined) return 'unknown';
      if (issue.accessToken !== nameOf(accessToken)) return 'torn';
      return issue.spentAt === undefined ? 'unspent' : 'spent';
    },
  };
};

/** Why a session is as it is: the cause, and what speaks for it. The words for it are in explanation-words.ts. */
import type { ErrorCode } from './errors.ts';
import type { SessionStatus, SignInMethod, VaultStatus } from './model.ts';
import type { ExchangeEnd, ExchangeEntry } from './protocol.ts';
import type { GoodToken, ShortToken } from './protocol-story.ts';

/** What is known besides the protocol. */
export type Facts = {
  readonly status: SessionStatus;
  readonly vault: VaultStatus['kind'];
  readonly startUrl: string;
  readonly region: string;
  /** Other tools use the same sign-in. */
  readonly isShared: boolean;
};

type At<Code extends string> = { readonly code: Code; readonly at: number };

export type Explanation =
  | {
      readonly code: 'signed-in';
      /** When a person signed in. */
      readonly since?: number;
      /** The last time something failed that did not matter in the end. */
      readonly troubleAt?: number;
      /** Why the sign-in would not outlive this run. */
      readonly atRisk?: 'disk' | 'keyring';
      /** The service's clock minus this machine's, where they are far apart. */
      readonly skewMs?: number;
    }
  | { readonly code: 'signing-in' | 'never-signed-in' }
  | At<'signed-out-by-person' | 'signed-out-by-tool' | 'session-changed' | 'cancelled' | 'denied' | 'client-refused'>
  | (At<'network' | 'service-failing'> & {
      readonly end?: ExchangeEnd;
      /** Whether the sign-in is there still, and goes on by itself. */
      readonly isKept: boolean;
    })
  | (At<'certificate'> & { readonly network?: string; readonly isKept: boolean })
  | (At<'clock'> & { readonly skewMs: number; readonly answer?: ExchangeEntry; readonly isKept: boolean })
  | (At<'disk'> & { readonly failedAt: number; readonly startedAt: number; readonly answer?: ExchangeEntry })
  /** The run before did not get to write its end, and may have taken a newer token with it. */
  | (At<'cut-short'> & { readonly startedAt: number; readonly answer?: ExchangeEntry })
  | (At<'keyring'> & { readonly why: 'memory-only' | 'locked' | 'set-aside' | 'not-kept' })
  | (At<'registration'> & {
      readonly answer?: ExchangeEntry;
      /** When the registration was to run out. */
      readonly ranOutAt?: number;
      readonly isKept: boolean;
    })
  | (At<'reuse'> & {
      readonly answer: ExchangeEntry;
      /** The refresh whose answer never came. */
      readonly lost?: ExchangeEntry;
      /** When another tool had refreshed the same token. */
      readonly otherToolAt?: number;
    })
  | (At<'portal-session-over'> & {
      readonly answer: ExchangeEntry;
      readonly short?: ShortToken;
      /** Absent a shorter token: the last token, which had run out long before. */
      readonly last?: GoodToken;
    })
  | (At<'revoked'> & {
      readonly answer: ExchangeEntry;
      /** The last token, which the portal session's end did not cut short. */
      readonly full?: GoodToken;
      readonly registrationEndsAt?: number;
      readonly isShared: boolean;
    })
  | (At<'region'> & { readonly region: string; readonly named?: string })
  | (At<'code-expired' | 'code-or-region'> & {
      readonly method: SignInMethod;
      readonly polls: number;
      readonly region: string;
    })
  | (At<'answer-lost'> & { readonly lost?: ExchangeEntry })
  | At<'not-renewable'>
  | (At<'attempt-failed' | 'not-renewed' | 'store-failed'> & { readonly because: ErrorCode })
  | At<'unknown'>;

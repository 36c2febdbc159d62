import type { AccessToken, ClientRegistration } from './ports.ts';

/** What both ways of signing in are given. */
export type SignInTarget = {
  /** The start URL as the service knows it. */
  readonly startUrl: string;
  /** From earlier sign-ins, of either method. */
  readonly kept: readonly ClientRegistration[];
  readonly signal: AbortSignal;
};

/** What both end with. */
export type Authorized = { readonly registration: ClientRegistration; readonly token: AccessToken };

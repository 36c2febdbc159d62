import { AppError } from '../../shared/errors.ts';
import { appError, judge } from './errors.ts';
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

/** What a failure means before anybody was asked anything: then a request that is called wrong names an unknown portal. */
export const startError = (error: unknown, region: string): AppError => {
  if (error instanceof AppError) return error;
  const { refusal } = judge(error);
  return refusal === 'invalid-request' ? new AppError('start-url-unknown', { detail: region }) : appError(error);
};

import { minuteMs, secondMs } from '../../shared/time.ts';
import type { AccessToken, RoleCredentials } from './ports.ts';

const longestLeadMs = 20 * minuteMs;
const leastSpacingMs = 2 * secondMs;

/** The instant to refresh a token: when a third of its life, at most 20 minutes, is left; up to a tenth of that earlier. */
export const refreshAt = (token: AccessToken, random: () => number): number => {
  const lifeMs = Math.max(0, token.expiresAt - token.issuedAt);
  const leadMs = Math.min(longestLeadMs, lifeMs / 3);
  return Math.max(token.issuedAt + leastSpacingMs, Math.round(token.expiresAt - leadMs * (1 + 0.1 * random())));
};

const longestMarginMs = 5 * minuteMs;

/** True until 5 minutes, or a sixth of their life, before role credentials expire. `issuedAt` is when they were fetched. */
export const isReusable = (credentials: RoleCredentials, issuedAt: number, now: number): boolean =>
  now < credentials.expiresAt - Math.min(longestMarginMs, (credentials.expiresAt - issuedAt) / 6);

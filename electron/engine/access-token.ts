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

/** How much of their life role credentials must have left to be handed out again. */
export type Margin = { readonly leftMs: number; readonly shareOfLife: number };

export const marginForPeople: Margin = { leftMs: 5 * minuteMs, shareOfLife: 1 / 6 };

/** AWS tools ask again on every use once less than 15 minutes are left. */
export const marginForTools: Margin = { leftMs: 16 * minuteMs, shareOfLife: 1 / 3 };

/** Role credentials have to be fetched, whatever is kept. */
export const noneKept: Margin = { leftMs: Number.POSITIVE_INFINITY, shareOfLife: 1 };

/** True until the margin before role credentials expire. `issuedAt` is when they were fetched. */
export const isReusable = (
  { expiresAt }: RoleCredentials,
  issuedAt: number,
  now: number,
  { leftMs, shareOfLife }: Margin,
): boolean => now < expiresAt - Math.min(leftMs, (expiresAt - issuedAt) * shareOfLife);

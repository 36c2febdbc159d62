/** Whether a sign-in can be renewed, and what its tokens betray of the portal session behind them. Pure. */
import type { ErrorCode } from '../../shared/errors.ts';
import type { PortalSessionView, RenewalObstacle } from '../../shared/model.ts';
import { secondMs } from '../../shared/time.ts';
import type { AccessToken, ClientRegistration } from './ports.ts';

/** A token with the registration that earned it, where that is known. */
export type Standing = { readonly token: AccessToken; readonly registration?: ClientRegistration };

/** Why a token of a session with these scopes cannot be renewed, or `undefined` where it can be. */
export const obstacleOf = (
  { token, registration }: Standing,
  scopes: readonly string[],
  now: number,
): RenewalObstacle | undefined => {
  const isRenewable = token.refreshToken !== undefined;
  const isWithoutScopes = registration?.method !== undefined && registration.scopes.length === 0;
  if (!isRenewable && (scopes.length === 0 || isWithoutScopes)) return 'no-scopes';
  if (registration === undefined) return 'registration-unknown';
  if (registration.expiresAt <= now) return 'registration-expired';
  return isRenewable ? undefined : 'no-refresh-token';
};

/** What ended a sign-in that could not be renewed. */
export const endOf = (obstacle: RenewalObstacle): ErrorCode =>
  obstacle === 'registration-expired' ? 'registration-expired' : 'token-ran-out';

const toleranceMs = 5 * secondMs;

const lifeOf = ({ issuedAt, expiresAt }: AccessToken): number => expiresAt - issuedAt;

/**
 * The portal session as a refreshed token shows it. No token outlives it, so one with a shorter life than the token
 * before ends with it; one that lives on past the end believed in says that the end was another.
 */
export const portalSessionAfter = (before: AccessToken, fresh: AccessToken): PortalSessionView => {
  const { signedInAt, endsAt } = before.portalSession ?? {};
  const isAtEnd = endsAt !== undefined && fresh.expiresAt <= endsAt + toleranceMs;
  const isShorter = lifeOf(fresh) < lifeOf(before) - toleranceMs;
  const end =
    isAtEnd && fresh.expiresAt >= endsAt - toleranceMs
      ? endsAt
      : isShorter
        ? fresh.expiresAt
        : isAtEnd
          ? endsAt
          : undefined;
  return { ...(signedInAt !== undefined && { signedInAt }), ...(end !== undefined && { endsAt: end }) };
};

import type { RefusalCode } from '../../shared/doors.ts';

const statuses: Partial<Record<RefusalCode, number>> = {
  'profile-unknown': 404,
  'session-unknown': 404,
  'application-unknown': 404,
  'chained-role-unknown': 404,
  'caller-refused': 403,
  'asking-person': 403,
  'no-access': 403,
  'assume-role-refused': 403,
  'application-refused': 403,
  'grant-refused': 403,
  'scopes-refused': 403,
  'assume-role-invalid': 400,
  'profile-needs-mfa': 400,
  'profile-needs-host': 400,
  'refresh-token-missing': 400,
  'sign-in-again': 401,
  'signed-out-elsewhere': 401,
  'sign-in-needed-to-copy': 401,
  throttled: 429,
  unexpected: 500,
};

/** The HTTP status of a refusal: 4xx where the person can do something, 503 for what passes by itself. */
export const statusOf = (code: RefusalCode): number => statuses[code] ?? 503;

/** Every way something can fail, by what the person can do about it. Words for each are in copy.ts. */
export const errorCodes = [
  'offline',
  'timed-out',
  'throttled',
  'service-failed',
  'certificate-refused',
  'proxy-password-needed',
  'proxy-failed',
  'denied',
  'expired',
  'cancelled',
  'sign-in-again',
  'no-access',
  'start-url-unknown',
  'start-url-leads-nowhere',
  'start-url-leads-elsewhere',
  'region-elsewhere',
  'client-refused',
  'registration-expired',
  'token-ran-out',
  'callback-not-heard',
  'method-managed',
  'managed-settings-ignored',
  'endpoint-changed',
  'endpoint-insecure',
  'name-missing',
  'name-taken',
  'start-url-missing',
  'start-url-blank-around',
  'start-url-account-id',
  'start-url-not-https',
  'start-url-malformed',
  'region-missing',
  'region-malformed',
  'scope-malformed',
  'browser-command-missing',
  'label-too-long',
  'labels-too-many',
  'session-unknown',
  'keyring-unavailable',
  'vault-set-aside',
  'settings-set-aside',
  'file-unreadable',
  'file-unwritable',
  'file-changed',
  'login-entry-foreign',
  'login-start-refused',
  'import-not-settings',
  'import-newer',
  'import-too-large',
  'import-malformed',
  'import-hidden-characters',
  'import-outdated',
  'import-source-missing',
  'signed-out-locally',
  'signed-out-elsewhere',
  'sign-in-needed-to-copy',
  'browser-refused',
  'console-refused',
  'production-unconfirmed',
  'console-link-missing',
  'port-in-use',
  'unquotable',
  'endpoint-closed',
  'role-arn-malformed',
  'application-arn-malformed',
  'arn-partition',
  'external-id-malformed',
  'role-session-name-malformed',
  'role-duration-malformed',
  'role-duration-chained',
  'chain-cyclic',
  'chain-too-deep',
  'chained-role-unknown',
  'chained-role-in-use',
  'assume-role-refused',
  'assume-role-invalid',
  'sts-region-off',
  'profile-needs-mfa',
  'profile-needs-host',
  'application-unknown',
  'application-changed',
  'application-refused',
  'grant-refused',
  'scopes-refused',
  'refresh-token-missing',
  'identity-context-missing',
  'identity-role-missing',
  'unexpected',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** How an error travels to the window: a code, and where useful the one fact that makes it concrete (never a secret). */
export type ErrorView = { readonly code: ErrorCode; readonly detail?: string };

/** The one error class of the app. `code` is stable; `detail` is safe to show; `cause` stays in the main process. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail?: string;

  constructor(code: ErrorCode, options: { detail?: string; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    if (options.detail !== undefined) this.detail = options.detail;
  }
}

export const errorView = (error: unknown): ErrorView => {
  if (!(error instanceof AppError)) return { code: 'unexpected' };
  return error.detail === undefined ? { code: error.code } : { code: error.code, detail: error.detail };
};

/** For the last branch of a switch over a union: does not compile while a case is missing. */
export const assertNever = (value: never): never => {
  throw new AppError('unexpected', { detail: `unhandled case ${JSON.stringify(value)}` });
};

/** The dialog that asks for a token of an application, in words. */
export const exchangeTitle = (application: string): string => `Exchange a token for ${application}`;
export const exchangeSubmitWords = 'Exchange token';
export const issuedTitle = (application: string): string => `${application} has a token`;

/** The fields, and what is said of one that was left empty. */
export const exchangeFields = {
  grant: { label: 'Grant' },
  scopes: {
    label: 'Scopes',
    placeholder: 'openid sts:identity_context',
    hint: 'Separated by blanks. Left empty: all the application may have.',
  },
  assertion: { label: 'Assertion' },
  subject: { label: 'Access token to exchange' },
  subjectToken: { label: 'Access token' },
  requestedTokenType: { label: 'Ask for' },
  code: { label: 'Authorization code' },
  redirectUri: { label: 'Redirect URI', placeholder: 'https://reports.example.com/callback' },
  codeVerifier: { label: 'Code verifier', hint: 'Only where the request had a code challenge (PKCE).' },
} as const;

export const missingFieldWords = {
  assertion: 'Paste the JWT that the issuer signed.',
  subjectToken: 'Paste the access token.',
  code: 'Paste the code.',
  redirectUri: 'Enter the address the code was sent to.',
} as const;

/** Whose token is exchanged. */
export const ownTokenWords = (sessionName = 'the session'): string => `That of ${sessionName}`;
export const otherTokenWords = 'Another one';

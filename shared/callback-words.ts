/** What the last page in the browser says after a sign-in there. */
export type CallbackOutcome = 'signed-in' | 'denied' | 'failed' | 'stale';

export const callbackWords: Record<CallbackOutcome, { readonly title: string; readonly body: string }> = {
  'signed-in': {
    title: 'You are signed in',
    body: 'Close this tab and go back to Latchkey.',
  },
  denied: {
    title: 'Sign-in denied',
    body: 'The request was not allowed, so nothing was changed. Close this tab; sign in again in Latchkey when you want to.',
  },
  failed: {
    title: 'Sign-in not completed',
    body: 'AWS did not complete the sign-in. Close this tab and look in Latchkey for the reason and the next step.',
  },
  stale: {
    title: 'Nothing waits for this page',
    body: 'This address does not belong to a sign-in that waits for an answer. Close this tab; if you want to sign in, start in Latchkey.',
  },
};

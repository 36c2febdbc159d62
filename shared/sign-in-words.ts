/** The card of a sign-in under way, in words. */
import type { ErrorCode } from './errors.ts';
import type { SignInMethod } from './model.ts';

type CardWords = {
  /** What to do. */
  readonly advice: string;
  readonly starting: string;
  readonly waiting: string;
  /** What the other way is good for, and the button that goes there. */
  readonly otherWay: string;
  readonly changeOver: string;
};

export const signInCardWords: Record<SignInMethod, CardWords> = {
  device: {
    advice: 'Check that the sign-in page shows this same code, then allow it there.',
    starting: 'Asking AWS for a code',
    waiting: 'Waiting for you to allow it',
    otherWay: 'Does the page want a passkey?',
    changeOver: 'Use my browser instead',
  },
  browser: {
    advice: 'Sign in there and allow Latchkey. The page then leads back here.',
    starting: 'Preparing the page for your browser',
    waiting: 'Waiting for your browser',
    otherWay: 'Does the page not lead back here?',
    changeOver: 'Use a user code instead',
  },
};

export const signedOutTitle = 'Signed out';
export const chooseMethodWords = 'Choose how to sign in';
export const methodsTitle = 'Sign in this time';

/** A sign-in under way. */
export const signingInTitle = (session: string): string => `Signing in to ${session}`;
export const signInWindowTitle = (session: string): string => `Sign in to ${session}`;
export const timeLeftWords = (countdown: string): string => `${countdown} left`;
export const userCodeName = 'User code';

/** What can be done with it; `said` is what is said once it was done. */
export const signInActs = {
  copyCode: { name: 'Copy code', said: 'Code copied.' },
  copyLink: { name: 'Copy link', said: 'Link copied.' },
  openInBrowser: { name: 'Open in my browser', said: 'Opened in your browser.' },
  openAgain: { name: 'Open again' },
  showWindow: { name: 'Show sign-in window' },
} as const;

export const continueInBrowserWords = 'Continue in your browser';

/** "Opened in Firefox, profile Work" */
export const openedInWords = (browser: string, isOpen: boolean): string =>
  isOpen ? `Opened in ${browser}` : `Opens in ${browser}`;

export const chooseBrowserWords = 'Choose a browser';
export const browsersTitle = 'Open in, from now on';

/** What a signed-out session says of signing in. */
export const signInPromise: Record<SignInMethod, string> = {
  device: 'Your organization’s sign-in page opens in a window of its own. Latchkey keeps the sign-in fresh afterwards.',
  browser: 'Your organization’s sign-in page opens in your browser. Latchkey keeps the sign-in fresh afterwards.',
};

/** Nobody was signed in yet when these came. */
const failedAttempts: readonly ErrorCode[] = [
  'offline',
  'timed-out',
  'throttled',
  'service-failed',
  'certificate-refused',
  'proxy-password-needed',
  'proxy-failed',
  'denied',
  'expired',
  'start-url-unknown',
  'start-url-leads-nowhere',
  'start-url-leads-elsewhere',
  'region-elsewhere',
  'client-refused',
  'callback-not-heard',
];

/** What the protocol is asked where it answers why nobody is signed in. */
export const protocolQuestion = (because: ErrorCode | undefined): string =>
  because !== undefined && failedAttempts.includes(because) ? 'What happened?' : 'Why was I signed out?';

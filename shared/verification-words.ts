/** What the strip above a sign-in page says. */
import type { VerificationFrameState, VerificationHint } from './contract.ts';

const hintWords: Record<VerificationHint, string> = {
  'refused-by-provider': 'This provider refuses windows inside apps. Your browser goes on with this same code.',
  'client-certificate': 'The page asks for a certificate of this machine. Only your browser can show it.',
  'other-program': 'The page asks for another program on this machine. Only your browser can reach it.',
  'server-failed': 'The server of this page failed. Your browser can try with this same code.',
  stalled: 'Nothing has happened for a while. Passkeys and security keys work in your browser.',
};

/** Why to go on in the browser; `undefined` while the page gets on in the window. */
export const troubleWords = ({ failure, hint }: VerificationFrameState): string | undefined => {
  if (failure !== undefined) return `The page did not load (${failure}). It may load in your browser.`;
  return hint === undefined ? undefined : hintWords[hint];
};

export const compareCodeWords = 'Allow the request only if the page below shows this same code.';

/** Whose strip it is. */
export const frameTitle = (session: string): string => `Latchkey: ${session}`;
export const openingPageWords = 'Opening the sign-in page';

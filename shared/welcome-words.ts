/** What the window says while nothing is in it yet. */
import { numberWords } from './plural-words.ts';
import { addSessionWords } from './sidebar-words.ts';

export const welcomeTitle = 'Stay signed in to AWS';

/** What Latchkey will do, and what it won't. */
export const welcomePromises = {
  renews: 'You sign in on your organization’s own page. Latchkey renews the sign-in.',
  fetches: 'Role credentials are fetched when you copy, and leave the clipboard again.',
  keeps: 'Latchkey never sees your password, and talks to nobody but AWS.',
} as const;

export const foundTitle = 'Found in your AWS config';

export const byStartUrl = {
  title: 'Your organization',
  about: 'By the start URL of its AWS access portal.',
  button: addSessionWords,
} as const;

export const demoWay = {
  title: 'Just looking',
  about: 'Needs no AWS account and no network.',
  button: 'Try the demo organization',
} as const;

export const adoptAllWords = 'Adopt all';

export const showMoreWords = (hidden: number): string => `Show ${numberWords(hidden)} more`;

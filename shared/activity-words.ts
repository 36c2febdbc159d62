/** What was done with a role's credentials, in words. */
import type { DoorEntry, OwnUse } from './activity.ts';
import { copyTarget } from './session-words.ts';

/** Who did it, where it was the person. */
export const yourName = 'You';

/** "Copied for fish", "Console opened" */
export const ownUseWords = (own: OwnUse): string =>
  own.kind === 'console' ? 'Console opened' : `Copied ${copyTarget(own.what)}`;

const ways: Record<DoorEntry['caller']['door'], string> = {
  'credential-process': 'by credential process',
  'container-endpoint': 'by container credentials',
  'command-line': 'from the command line',
};

/** "terraform, by credential process", or that it got nothing. */
export const doorUseWords = ({ caller: { door, name }, outcome }: DoorEntry): string =>
  outcome === 'allowed' ? `${name}, ${ways[door]}` : `${name}, refused`;

/** What the frame of a console window says, in words. Pure: the caller brings `now`. */
import type { ConsoleFrameState, ConsoleMove } from './console.ts';
import { consoleServiceOf } from './console-services.ts';
import { errorBody, errorTitle } from './copy.ts';
import type { ErrorView } from './errors.ts';
import { formatTimeOfDay } from './time.ts';

/** One line, and what can be done about it. */
export type ConsoleAdvice = {
  readonly kind: 'plain' | 'ask' | 'bad';
  readonly text: string;
  readonly moves: readonly ConsoleMove[];
};

export const consoleMoveNames: Record<ConsoleMove, string> = {
  back: 'Back',
  reload: 'Reload',
  'sign-in-again': 'Sign in again',
  'show-session': 'Show the session',
  'open-in-browser': 'Open in my browser',
  'open-offered': 'Open it in my browser',
  'dismiss-offered': 'Not now',
};

/** "payments-prod, DataEngineer" */
export const consoleWindowTitle = ({
  accountName,
  roleName,
}: Pick<ConsoleFrameState, 'accountName' | 'roleName'>): string => `${accountName}, ${roleName}`;

/** The same with the account's id, for the frame: "payments-prod (412055367781), DataEngineer". */
export const consoleIdentityWords = ({
  accountName,
  accountId,
  roleName,
}: Pick<ConsoleFrameState, 'accountName' | 'accountId' | 'roleName'>): string =>
  `${accountName} (${accountId}), ${roleName}`;

/** Where the window was opened: "EC2 in eu-west-1", "IAM", "eu-west-1"; nothing for the place AWS chooses. */
const placeWords = ({ service, region }: ConsoleFrameState['destination']): string | undefined => {
  const name = service === undefined ? undefined : (consoleServiceOf(service)?.name ?? service);
  if (name === undefined || region === undefined) return name ?? region;
  return `${name} in ${region}`;
};

const plainWords = ({ sessionName, destination, endsAt }: ConsoleFrameState): string =>
  [sessionName, placeWords(destination), endsAt === undefined ? undefined : `ends at ${formatTimeOfDay(endsAt)}`]
    .filter((part) => part !== undefined)
    .join(' · ');

/** Whether the session itself has to be signed in to first. */
const needsPerson = ({ code }: ErrorView): boolean => code === 'sign-in-again' || code === 'sign-in-needed-to-copy';

/** The most pressing thing there is to say of a console window. */
export const consoleAdvice = (state: ConsoleFrameState, now: number): ConsoleAdvice => {
  const { problem, failure, endsAt, offered, origin, loading, atConsole } = state;
  if (problem !== undefined) {
    const text = `${errorTitle(problem)}: ${errorBody(problem)}`;
    return { kind: 'bad', text, moves: needsPerson(problem) ? ['show-session', 'sign-in-again'] : ['sign-in-again'] };
  }
  if (failure !== undefined) {
    return { kind: 'bad', text: `The page did not load (${failure}).`, moves: ['reload'] };
  }
  if (endsAt !== undefined && endsAt <= now) {
    return { kind: 'bad', text: 'This console session ended with its credentials.', moves: ['sign-in-again'] };
  }
  if (offered !== undefined) {
    return { kind: 'ask', text: `The page wants to open ${offered}.`, moves: ['open-offered', 'dismiss-offered'] };
  }
  if (state.downloadRefused) {
    return { kind: 'ask', text: 'Downloads are off in this window. Open it in your browser to download.', moves: [] };
  }
  if (origin !== undefined && !loading && !atConsole) {
    return { kind: 'ask', text: 'This page is not the console.', moves: ['sign-in-again'] };
  }
  return { kind: 'plain', text: plainWords(state), moves: [] };
};

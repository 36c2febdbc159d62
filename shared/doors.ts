/** The doors through which tools on this machine ask for role credentials, and the words they are answered with. */
import { errorBody } from './copy.ts';
import type { ErrorCode } from './errors.ts';
import type { RoleRef, SessionStatus } from './model.ts';
import type { CredentialFormat } from './settings.ts';

export const doorNames = ['credential-process', 'container-endpoint', 'command-line'] as const;

export type DoorName = (typeof doorNames)[number];

/** Who asks. The name tells callers of one door apart: the profile, or the name of the endpoint's token. */
export type Caller = { readonly door: DoorName; readonly name: string };

/** What a caller asks for, by the name of a profile or by the role itself. */
export type AskedFor =
  | { readonly profile: string }
  | { readonly session: string; readonly accountId: string; readonly roleName: string };

/** What a caller may have, as the person decided. */
export type CallerScope = {
  readonly roles: 'any' | readonly RoleRef[];
  readonly consent: 'given' | 'each-time';
};

/** Waits for the person: may this caller have this role's credentials? */
export type Question = {
  readonly id: string;
  readonly caller: Caller;
  readonly role: RoleRef;
  /** As its session lists the account; absent where it does not. */
  readonly accountName?: string;
  readonly askedAt: number;
  /** Nobody answered until then: the question is gone, and the caller's next request asks again. */
  readonly expiresAt: number;
};

export type Verdict = 'allow' | 'deny';

/** What only doors refuse for. */
export const doorCodes = [
  'profile-unknown',
  'caller-refused',
  'asking-person',
  'still-fetching',
  'token-unknown',
  'request-refused',
] as const;

type DoorCode = (typeof doorCodes)[number];

export type RefusalCode = DoorCode | ErrorCode;

/** What makes the words of a refusal concrete; nothing in it is secret. */
export type RefusalContext = { readonly asked?: string; readonly sessionName?: string; readonly detail?: string };

const signIn = ({ sessionName }: RefusalContext): string =>
  sessionName === undefined
    ? 'Sign in in Latchkey, then try again.'
    : `You are not signed in to ${sessionName}. Sign in in Latchkey (or run: latchkey sign-in "${sessionName}"), then try again.`;

type Words = (context: RefusalContext) => string;

const doorWords: Record<DoorCode, Words> = {
  'profile-unknown': ({ asked }) =>
    `Latchkey gives nothing for the profile ${asked ?? 'asked for'}: none of that name leads to a session of Latchkey's. Its Profiles view says why.`,
  'caller-refused': ({ asked }) =>
    `This caller may not have the credentials of ${asked ?? 'this role'}. Change what it may have in Latchkey.`,
  'asking-person': () => 'Latchkey is asking the person at this machine. Answer there, then try again.',
  'still-fetching': () => 'Latchkey is still fetching these credentials. Try again in a moment.',
  'token-unknown': () => 'The token is missing or not known.',
  'request-refused': () => 'The request is not one this endpoint answers.',
};

/** Errors that read differently where no window is. */
const terminalWords: Partial<Record<ErrorCode, Words>> = {
  'sign-in-again': signIn,
  'signed-out-elsewhere': signIn,
  'sign-in-needed-to-copy': signIn,
  'proxy-password-needed': ({ detail }) =>
    `${detail ?? 'The proxy'} lets nobody through without a name and a password. Give them when Latchkey asks, or write them into the address in HTTPS_PROXY.`,
  'session-unknown': ({ sessionName }) =>
    `Latchkey has no session ${sessionName ?? 'of that name'}. "latchkey status" lists them.`,
  'application-unknown': ({ detail }) => `Latchkey has no application ${detail ?? 'of that name'}. Add it there first.`,
  unexpected: () => 'Something went wrong in Latchkey. Try again; if it happens again, restart it.',
};

const isDoorCode = (code: RefusalCode): code is DoorCode => doorCodes.some((each) => each === code);

const wordsOf = (code: RefusalCode, context: RefusalContext): string => {
  if (isDoorCode(code)) return doorWords[code](context);
  const write = terminalWords[code];
  if (write !== undefined) return write(context);
  return errorBody(context.detail === undefined ? { code } : { code, detail: context.detail });
};

/** What happened and what to do, in one line of text. */
export const refusalWords = (code: RefusalCode, context: RefusalContext = {}): string =>
  wordsOf(code, context).replace(/\p{Cc}+/gu, ' ');

/** A refusal on the wire, as AWS spells codes: `sign-in-again` is `SignInAgain`. */
export const wireCode = (code: RefusalCode): string =>
  code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Kinds of caller that the endpoint's settings are written for. */
export const endpointSettingsKinds = ['shell', 'powershell', 'docker', 'dev-container', 'ssh'] as const;

export type EndpointSettingsKind = (typeof endpointSettingsKinds)[number];

/** A token of the container endpoint, as the window may know it. */
export type EndpointTokenView = {
  /** Unique among the endpoint's tokens. */
  readonly name: string;
  readonly profiles: readonly string[];
  readonly createdAt: number;
  /** Where the token was written to; absent when it was only shown. */
  readonly tokenFile?: string;
};

/** Where the command line finds the running app: the content of `door.json` in its user-data folder. */
export type DoorAddress =
  | { readonly pid: number; readonly socket: string }
  | { readonly pid: number; readonly port: number; readonly tokenFile: string };

/** `door.json`'s name. */
export const doorFileName = 'door.json';

/** What the app tells the command line of itself. */
export type DoorStatus = {
  readonly version: string;
  readonly sessions: readonly {
    readonly id: string;
    readonly name: string;
    readonly startUrl: string;
    readonly region: string;
    readonly status: SessionStatus;
  }[];
};

/** The control door's paths. */
export const doorPaths = {
  credentials: '/credentials',
  refusal: '/refusal',
  variables: '/variables',
  environment: '/environment',
  status: '/status',
  signIn: '/sign-in',
  exchangeToken: '/token',
} as const;

/** Environment variables of one role: what `latchkey exec` gives its command. */
export type CredentialVariables = Readonly<Record<string, string>>;

/** What is asked for, in words. */
export const askedName = (asked: AskedFor): string =>
  'profile' in asked ? asked.profile : `${asked.roleName} in ${asked.accountId}`;

/** The query of a request for credentials. */
export const askedQuery = (asked: AskedFor, format?: CredentialFormat): Readonly<Record<string, string>> => ({
  ...('profile' in asked
    ? { profile: asked.profile }
    : { session: asked.session, account: asked.accountId, role: asked.roleName }),
  ...(format === undefined ? {} : { format }),
});

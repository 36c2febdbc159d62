/** Opening the AWS console for a role: what can be asked for, and what the frame of its window shows. */
import type { Environment } from './account-marks.ts';
import type { ErrorView } from './errors.ts';
import type { RoleRef, SessionColor } from './model.ts';

/** A window of Latchkey's own for that account and role, or the session's browser. */
export const consolePlaces = ['window', 'browser'] as const;

export type ConsolePlace = (typeof consolePlaces)[number];

/** With the role's credentials (getSigninToken and login), or by the access portal's link, which needs none. */
export const consoleWays = ['federation', 'portal'] as const;

type ConsoleWay = (typeof consoleWays)[number];

/** Both absent: where the permission set or the console itself leads. */
export type ConsoleDestination = {
  /** Id of a console service. */
  readonly service?: string;
  /** Absent: the region to copy with, else the session's. */
  readonly region?: string;
};

export type ConsoleRequest = ConsoleDestination & {
  readonly role: RoleRef;
  /** Absent: as the settings say. */
  readonly where?: ConsolePlace;
  /** The person was asked about this account of production, and goes on. */
  readonly isConfirmed?: true;
  /** Absent: federation in a window; in a browser the portal's link, wherever it leads to this role. */
  readonly by?: ConsoleWay;
};

/** Without a region for services that have none. */
export type RecentDestination = { readonly service: string; readonly region?: string; readonly usedAt: number };

/** What the frame of a console window can ask for. */
export const consoleMoves = [
  'back',
  'reload',
  'sign-in-again',
  'show-session',
  'open-in-browser',
  'open-offered',
  'dismiss-offered',
] as const;

export type ConsoleMove = (typeof consoleMoves)[number];

/** What the frame shows above the console's page. */
export type ConsoleFrameState = {
  readonly consoleId: string;
  readonly sessionName: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly roleName: string;
  readonly color: SessionColor;
  readonly environment?: Environment;
  /** As the window was opened; the page may have moved on. */
  readonly destination: ConsoleDestination;
  /** Origin of the page in the view below, as committed. */
  readonly origin?: string;
  readonly secure: boolean;
  /** True for plain http on a loopback host. */
  readonly loopback: boolean;
  readonly loading: boolean;
  readonly canGoBack: boolean;
  /** What kept the page from loading, in Chromium's words (ERR_…). */
  readonly failure?: string;
  /** When the role's credentials end, and with them the console session; not known before the first sign-in. */
  readonly endsAt?: number;
  /** Whether the page is the console, and not on the way to it or signed out of it. */
  readonly atConsole: boolean;
  /** Why the last thing asked of this window did not come about. */
  readonly problem?: ErrorView;
  /** The page asked for a window of its own elsewhere: its host, for the person to say. */
  readonly offered?: string;
  readonly downloadRefused: boolean;
};

/** A console of production that was asked for outside of the window, where a person can be asked whether they mean it. */
export type ConsoleWish = { readonly role: RoleRef; readonly accountName: string };

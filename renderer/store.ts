/** Main's state, mirrored, and what only this window knows. */
import { create } from 'zustand';
import type { FoundInAwsFiles } from '../shared/aws-files.ts';
import type { ChainedRole } from '../shared/chained-roles.ts';
import type { ConsoleRequest } from '../shared/console.ts';
import type { Caller } from '../shared/doors.ts';
import type { ErrorView } from '../shared/errors.ts';
import type {
  AppState,
  Catalog,
  InstalledBrowser,
  RoleRef,
  SessionId,
  SessionView,
  SignInMethod,
} from '../shared/model.ts';
import type { MovedWidths } from './columns.ts';

export type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'remove'; readonly id: SessionId }
  /** A role named here is chosen at first, besides those that have profiles already. */
  | { readonly kind: 'write-profiles'; readonly id: SessionId; readonly role?: RoleRef }
  /** With the id of a setting, at that one. */
  | { readonly kind: 'settings'; readonly setting?: string }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | AccountDialog
  | DoorsDialog
  | RoleDialog
  | ApplicationDialog;

export type DoorsDialog =
  | { readonly kind: 'add-token' }
  | { readonly kind: 'remove-token'; readonly name: string }
  /** Without a caller, one is named there first. */
  | { readonly kind: 'limit-caller'; readonly caller?: Caller };

type AccountDialog = {
  readonly kind: 'mark-account';
  readonly accountId: string;
  readonly accountName: string;
};

export type RoleDialog =
  | { readonly kind: 'open-console'; readonly role: RoleRef; readonly accountName: string }
  /** Before the first console of an account of production. */
  | { readonly kind: 'confirm-console'; readonly request: ConsoleRequest; readonly accountName: string }
  /** A role to assume from this one. */
  | { readonly kind: 'add-chained'; readonly source: RoleRef }
  | { readonly kind: 'edit-chained' | 'remove-chained'; readonly chainedRoleId: string };

export type ApplicationDialog =
  | { readonly kind: 'add-application' }
  | {
      readonly kind: 'edit-application' | 'remove-application' | 'exchange-token';
      readonly applicationId: string;
    };

/** What stands beside the sidebar. */
export type Pane = 'session' | 'protocol' | 'profiles' | 'tools' | 'activity';

/** A file of AWS tools that was just written; without an `undoId` it was just taken back. */
type WrittenProfiles = { readonly file: string; readonly undoId?: string };

/** `name`: what the list calls the role. */
export type NamedRole = { readonly role: RoleRef; readonly name: string; readonly accountName: string };
/** What was just done, and how it is taken back where it can be. */
type Said = { readonly words: string; readonly undo?: (() => void) | undefined };
/** `chained` is there for a role that is assumed from another one. */
export type ShownRole = { readonly role: RoleRef; readonly accountName: string; readonly chained?: ChainedRole };

/** A failed command, shown until it is put away. `about` says what it was tried on. */
export type Failure = { readonly id: number; readonly error: ErrorView; readonly about?: string | undefined };

export type WindowState = {
  readonly app?: AppState;
  readonly catalogs: ReadonlyMap<SessionId, Catalog>;
  /** As last read; absent until then. */
  readonly awsFiles?: FoundInAwsFiles;
  /** Those on this machine, as last looked for. */
  readonly browsers: readonly InstalledBrowser[];
  /** Methods that sign-ins were begun or gone on with here, other than by default. */
  readonly askedMethods: ReadonlyMap<SessionId, SignInMethod>;
  /** Warnings of a near end that were put away: the end, and how long before it they were due. */
  readonly putAway: ReadonlyMap<SessionId, { readonly end: number; readonly dueMs: number }>;
  readonly pane: Pane;
  readonly chosenId?: SessionId;
  /** A role to make active in its session's list as soon as it is there. */
  readonly wantedRole?: RoleRef | undefined;
  /** A caller's question to put before the person as soon as it is there. */
  readonly wantedQuestion?: string | undefined;
  /** The role that a person has moved to in the list, and whose details are shown. */
  readonly shownRole?: ShownRole | undefined;
  /** Shown over the list, where there is no room beside it. */
  readonly detailsOver: boolean;
  readonly moved?: MovedWidths;
  readonly query: string;
  readonly dialog?: OpenDialog | undefined;
  readonly failures: readonly Failure[];
  readonly written?: WrittenProfiles | undefined;
  /** What was just done, said for a moment. */
  readonly said?: Said | undefined;
  /** Keys of the roles whose credentials are being fetched. */
  readonly copying: ReadonlySet<string>;
};

export const useStore = create<WindowState>(() => ({
  catalogs: new Map(),
  browsers: [],
  askedMethods: new Map(),
  putAway: new Map(),
  pane: 'session',
  detailsOver: false,
  query: '',
  failures: [],
  copying: new Set(),
}));

/** The session shown: the chosen one, or the first while there is none or it is gone. */
export const shownSession = ({ app, chosenId }: WindowState): SessionView | undefined =>
  app?.sessions.find(({ session }) => session.id === chosenId) ?? app?.sessions[0];

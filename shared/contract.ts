/** Everything that crosses the bridge between the main process and a page of ours, as types. */
import type { AccountMark } from './account-marks.ts';
import type { ActivityEntry } from './activity.ts';
import type { ApplicationInput, TokenRequest } from './applications.ts';
import type { AwsFileProblem, DiffHunk, FoundInAwsFiles, FoundSession, PlannedName } from './aws-files.ts';
import type { ChainedRoleInput } from './chained-roles.ts';
import type { ConsoleDestination, ConsoleFrameState, ConsoleMove, ConsoleRequest, ConsoleWish } from './console.ts';
import type { Caller, CallerScope, EndpointSettingsKind, Verdict } from './doors.ts';
import type { ErrorView } from './errors.ts';
import type {
  AppState,
  BrowserChoice,
  Catalog,
  CatalogDelta,
  CredentialValue,
  InstalledBrowser,
  RoleRef,
  SessionColor,
  SessionId,
  SignInMethod,
  WindowLayout,
} from './model.ts';
import type { ProtocolAddition, ProtocolEntry, ProtocolFilter } from './protocol.ts';
import type { CredentialFormat, Settings } from './settings.ts';
import type { ImportPlanView } from './settings-import.ts';
import type { WindowShortcut } from './shortcuts.ts';

export type SessionInput = {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes?: readonly string[];
  readonly signInMethod?: SignInMethod;
  readonly browser?: BrowserChoice;
  readonly color?: SessionColor;
  readonly labels?: readonly string[];
  readonly fips?: true;
  readonly dualStack?: true;
};

export type CopyRequest = RoleRef & { readonly what?: CredentialFormat | CredentialValue };

/** Command name → argument and value of its reply. No reply carries a secret. */
export type Commands = {
  addSession: { argument: SessionInput; value: { readonly id: SessionId } };
  /** What is left out is taken back. A changed start URL or region signs the session out. */
  editSession: { argument: SessionInput & { readonly id: SessionId }; value: null };
  /** Signs out and forgets everything kept for the session. */
  removeSession: { argument: { readonly id: SessionId }; value: null };
  /** Adds the sample organization, served by a simulator inside the app. */
  addDemo: { argument: null; value: { readonly id: SessionId } };
  /** By the method that an administrator, else the person, else the session, else the settings name. */
  signIn: { argument: { readonly id: SessionId; readonly method?: SignInMethod }; value: null };
  /** Goes on with a sign-in under way by the other method. */
  switchSignIn: { argument: { readonly id: SessionId; readonly method: SignInMethod }; value: null };
  /** Signs out and in again, so that a full portal session begins. */
  renewSession: { argument: { readonly id: SessionId }; value: null };
  /** Renews the access token now, where it can be renewed. */
  refreshSession: { argument: { readonly id: SessionId }; value: null };
  /** While paused, nothing is renewed or listed by itself; what is asked for goes on. Holds for this run. */
  setPaused: { argument: { readonly paused: boolean }; value: null };
  /** The session whose pane the window shows; `null` where it shows something else. */
  tellShown: { argument: { readonly id: SessionId | null }; value: null };
  /** Adds the scope that earns a refresh token, and signs in. */
  makeRenewable: { argument: { readonly id: SessionId }; value: null };
  cancelSignIn: { argument: { readonly id: SessionId }; value: null };
  signOut: { argument: { readonly id: SessionId }; value: null };
  showVerificationWindow: { argument: { readonly id: SessionId }; value: null };
  /** For a sign-in under way, by either method. A browser that is named is remembered for the session. */
  openSignInInBrowser: { argument: { readonly id: SessionId; readonly browser?: BrowserChoice }; value: null };
  copyUserCode: { argument: { readonly id: SessionId }; value: null };
  copySignInLink: { argument: { readonly id: SessionId }; value: null };
  syncCatalog: { argument: { readonly id: SessionId }; value: null };
  readCatalog: { argument: { readonly id: SessionId }; value: Catalog };
  /** Fetches the role's credentials and puts them on the clipboard, in main; `what` omitted uses the last form. */
  copyCredentials: { argument: CopyRequest; value: null };
  clearClipboard: { argument: null; value: null };
  /** Puts words of the window on the clipboard, such as an account id; nothing secret is ever among them. */
  copyText: { argument: { readonly text: string }; value: null };
  /** Keeps a role at hand, or no longer. `position` is the one it had, counted from 0; absent: the last. */
  setFavourite: {
    argument: { readonly role: RoleRef; readonly isFavourite: boolean; readonly position?: number };
    value: null;
  };
  /** What is left out is taken back. */
  markAccount: { argument: AccountMark; value: null };
  changeLayout: { argument: Partial<WindowLayout>; value: null };
  /** `production-unconfirmed` for an account of production, until it was confirmed once in this run. */
  openConsole: { argument: ConsoleRequest; value: null };
  /** The access portal's link, which has nothing secret in it; `console-link-missing` for a chained role. */
  copyConsoleLink: { argument: ConsoleDestination & { readonly role: RoleRef }; value: null };
  /** What the frame of a console window asks of it. */
  steerConsole: { argument: { readonly consoleId: string; readonly move: ConsoleMove }; value: null };
  /** The browsers on this machine, looked for afresh. */
  readBrowsers: { argument: null; value: readonly InstalledBrowser[] };
  /** The SSO sessions and profiles in the config files of AWS tools, read afresh. */
  readAwsFiles: { argument: null; value: FoundInAwsFiles };
  /** Takes over a session found there, with its live token where there is one. It is shared with AWS tools. */
  adoptSession: {
    argument: Pick<FoundSession, 'kind' | 'name' | 'startUrl' | 'region'>;
    value: { readonly id: SessionId };
  };
  /** Moves the session's sign-in to the token file that AWS tools share, or back into the vault. */
  setSharing: { argument: { readonly id: SessionId; readonly shared: boolean }; value: null };
  /** Works out what would be written, and writes nothing. */
  planProfiles: { argument: ProfileRequest; value: ProfilePlanView };
  /** `file-changed` when the file is not as it was when planned: plan again. No undo where nothing had to change. */
  applyProfiles: { argument: { readonly planId: string }; value: { readonly undoId?: string } };
  /** Restores the file byte for byte; `file-changed` when it was changed since. */
  undoProfiles: { argument: { readonly undoId: string }; value: null };
  addChainedRole: { argument: ChainedRoleInput; value: { readonly id: string } };
  editChainedRole: { argument: ChainedRoleInput & { readonly id: string }; value: null };
  /** `chained-role-in-use` while another one or an application uses its credentials. */
  removeChainedRole: { argument: { readonly id: string }; value: null };
  addApplication: { argument: ApplicationInput; value: { readonly id: string } };
  /** Another ARN, region or signing session forgets the token. */
  editApplication: { argument: ApplicationInput & { readonly id: string }; value: null };
  removeApplication: { argument: { readonly id: string }; value: null };
  /** CreateTokenWithIAM; what was issued is in the state afterwards. */
  exchangeToken: { argument: { readonly id: string; readonly request: TokenRequest }; value: null };
  forgetApplicationToken: { argument: { readonly id: string }; value: null };
  /** The credentials of the application's identity role, with the identity context of its token in them. */
  copyIdentityCredentials: {
    argument: { readonly id: string; readonly what?: CredentialFormat | CredentialValue };
    value: null;
  };
  setEndpoint: { argument: { readonly enabled: boolean }; value: null };
  /** Makes a token of the container endpoint: written to a file, or put on the clipboard once. */
  addEndpointToken: {
    argument: { readonly name: string; readonly profiles: readonly string[]; readonly writeFile: boolean };
    value: null;
  };
  removeEndpointToken: { argument: { readonly name: string }; value: null };
  /** Puts the settings for one kind of caller on the clipboard; for the token's first profile unless another is named. */
  copyEndpointSettings: {
    argument: { readonly name: string; readonly kind: EndpointSettingsKind; readonly profile?: string };
    value: null;
  };
  setCallerScope: { argument: { readonly caller: Caller; readonly scope: CallerScope }; value: null };
  answerQuestion: { argument: { readonly id: string; readonly verdict: Verdict }; value: null };
  /** The newest first. */
  readActivity: { argument: null; value: readonly ActivityEntry[] };
  /** The oldest first. */
  readProtocol: { argument: { readonly id: SessionId }; value: readonly ProtocolEntry[] };
  /** Puts it on the clipboard as text, with the explanation first. */
  copyProtocol: { argument: ProtocolRequest; value: null };
  /** Saves a support file where the person says; without a `file` they thought better of it. */
  exportProtocol: { argument: ProtocolRequest; value: { readonly file?: string } };
  /** The login for the proxy that asks. It is kept with the sign-ins and never comes back. */
  answerProxy: { argument: { readonly username: string; readonly password: string }; value: null };
  /** No login for this proxy, and no question about it until a person signs in. */
  dismissProxyQuestion: { argument: null; value: null };
  changeSettings: { argument: Partial<Settings>; value: null };
  /** All that was typed into the quick-pick before its page was there. Once the page has all of it, it gets the keys, too. */
  takeTyped: { argument: { readonly has: string }; value: string };
  /** Closes the quick-pick; the focus goes back to whatever had it before. */
  closeQuickPick: { argument: null; value: null };
  /** While a person presses new keys for it, the shortcut itself is not listened to. Ends by itself after a while. */
  holdShortcut: { argument: { readonly isHeld: boolean }; value: null };
  /** By the platform's own means, outside of the settings file. */
  setStartAtLogin: { argument: { readonly enabled: boolean }; value: null };
  /** Saves them where the person says, without secrets; without a `file` they thought better of it. */
  exportSettings: { argument: null; value: { readonly file?: string } };
  /** Works out what the file that the person chooses would change, and changes nothing. */
  planImport: { argument: null; value: { readonly plan?: ImportPlanView } };
  /** Adds what is new, and changes what differs where its place is chosen. `import-outdated`: look at it again. */
  applyImport: {
    argument: { readonly planId: string; readonly chosen: readonly string[] };
    value: { readonly added: number; readonly changed: number };
  };
  dismissNotice: { argument: { readonly id: string }; value: null };
  /** Takes the last dismissal back, where it was of this one. */
  restoreNotice: { argument: { readonly id: string }; value: null };
};

/** The entries of a session's protocol that the filter leaves. */
type ProtocolRequest = { readonly id: SessionId; readonly filter?: ProtocolFilter };

/** Profiles to write for roles of one session. */
export type ProfileRequest = {
  readonly sessionId: SessionId;
  readonly roles: readonly { readonly accountId: string; readonly roleName: string }[];
  /** Ids of roles that are assumed through those of the session. Absent: the ones that have profiles of ours already. */
  readonly chainedRoles?: readonly string[];
  /** Such as `{account}-{role}`. */
  readonly template: string;
  readonly region?: string;
  readonly output?: string;
  /** For a shared session: beside each profile a second one, by credential process, for tools that know no SSO. */
  readonly alsoProcess?: boolean;
};

export type ProfilePlanView = {
  readonly planId: string;
  readonly file: string;
  readonly hunks: readonly DiffHunk[];
  readonly names: readonly PlannedName[];
  /** Profiles of ours that the selection no longer holds. */
  readonly pruned: readonly string[];
  /** Why nothing can be written. */
  readonly problems: readonly AwsFileProblem[];
};

export type CommandName = keyof Commands;

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorView };

/** What the sign-in frame shows above the verification page. */
export type VerificationFrameState = {
  readonly sessionId: SessionId;
  readonly sessionName: string;
  readonly userCode: string;
  readonly expiresAt: number;
  /** Origin of the page in the view below, as committed. */
  readonly origin?: string;
  readonly secure: boolean;
  /** True for plain http on a loopback host. */
  readonly loopback: boolean;
  readonly loading: boolean;
  /** What kept the page from loading, in Chromium's words (ERR_…). */
  readonly failure?: string;
  /** Why the sign-in may get on better in the person's browser. */
  readonly hint?: VerificationHint;
};

/** What can be noticed from outside of a sign-in page that does not get on in a window of ours. */
export type VerificationHint =
  /** The identity provider turns down browsers inside apps. */
  | 'refused-by-provider'
  | 'client-certificate'
  /** It wants to start a program of this machine, or to speak to one. */
  | 'other-program'
  /** It came with an HTTP status of 500 or more. */
  | 'server-failed'
  /** Nothing has happened for 45 s, as with passkeys. */
  | 'stalled';

/** What the application menu asks the main window's page to show. */
export type MenuChoice = Exclude<WindowShortcut, 'session-by-number' | 'menu-of-focus'>;

/** `window.latchkey`, as the preload exposes it to pages of ours. Each subscription returns its end. */
export type Bridge = {
  run<Name extends CommandName>(
    name: Name,
    argument: Commands[Name]['argument'],
  ): Promise<Reply<Commands[Name]['value']>>;
  /** The main window's page: the present state at once, then every change. */
  onState(listener: (state: AppState) => void): () => void;
  onCatalog(listener: (delta: CatalogDelta) => void): () => void;
  onProtocol(listener: (addition: ProtocolAddition) => void): () => void;
  /** The config files of AWS tools as they stand, after every change to them. */
  onAwsFiles(listener: (found: FoundInAwsFiles) => void): () => void;
  /** The session a notification or the tray asked to be shown. */
  onShowSession(listener: (id: SessionId) => void): () => void;
  /** The id of the question that a notification asked to be shown. */
  onShowQuestion(listener: (id: string) => void): () => void;
  /** A console of production asked for in the tray: to be opened once the person was asked. */
  onConsoleWish(listener: (wish: ConsoleWish) => void): () => void;
  onMenuChoice(listener: (choice: MenuChoice) => void): () => void;
  /** The sign-in frame's page. */
  onVerification(listener: (state: VerificationFrameState) => void): () => void;
  /** The page of a console window's frame. */
  onConsole(listener: (state: ConsoleFrameState) => void): () => void;
};

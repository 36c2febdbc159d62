/** Everything that crosses the bridge between the main process and a page of ours, as types. */
import type { ErrorView } from './errors.ts';
import type { AppState, Catalog, CatalogDelta, CredentialValue, RoleRef, SessionId } from './model.ts';
import type { CredentialFormat, Settings } from './settings.ts';

export type SessionInput = {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes?: readonly string[];
};

export type CopyRequest = RoleRef & { readonly what?: CredentialFormat | CredentialValue };

/** Command name → argument and value of its reply. No reply carries a secret. */
export type Commands = {
  addSession: { argument: SessionInput; value: { readonly id: SessionId } };
  /** A changed start URL or region signs the session out. */
  editSession: { argument: SessionInput & { readonly id: SessionId }; value: null };
  /** Signs out and forgets everything kept for the session. */
  removeSession: { argument: { readonly id: SessionId }; value: null };
  /** Adds the sample organization, served by a simulator inside the app. */
  addDemo: { argument: null; value: { readonly id: SessionId } };
  signIn: { argument: { readonly id: SessionId }; value: null };
  cancelSignIn: { argument: { readonly id: SessionId }; value: null };
  signOut: { argument: { readonly id: SessionId }; value: null };
  showVerificationWindow: { argument: { readonly id: SessionId }; value: null };
  openVerificationInBrowser: { argument: { readonly id: SessionId }; value: null };
  copyUserCode: { argument: { readonly id: SessionId }; value: null };
  copyVerificationLink: { argument: { readonly id: SessionId }; value: null };
  syncCatalog: { argument: { readonly id: SessionId }; value: null };
  readCatalog: { argument: { readonly id: SessionId }; value: Catalog };
  /** Fetches the role's credentials and puts them on the clipboard, in main; `what` omitted uses the last form. */
  copyCredentials: { argument: CopyRequest; value: null };
  clearClipboard: { argument: null; value: null };
  changeSettings: { argument: Partial<Settings>; value: null };
  dismissNotice: { argument: { readonly id: string }; value: null };
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
};

/** What the application menu asks the main window's page to show. */
export type MenuChoice = 'add-session' | 'settings';

/** `window.latchkey`, as the preload exposes it to pages of ours. Each subscription returns its end. */
export type Bridge = {
  run<Name extends CommandName>(
    name: Name,
    argument: Commands[Name]['argument'],
  ): Promise<Reply<Commands[Name]['value']>>;
  /** The main window's page: the present state at once, then every change. */
  onState(listener: (state: AppState) => void): () => void;
  onCatalog(listener: (delta: CatalogDelta) => void): () => void;
  /** The session a notification or the tray asked to be shown. */
  onShowSession(listener: (id: SessionId) => void): () => void;
  onMenuChoice(listener: (choice: MenuChoice) => void): () => void;
  /** The sign-in frame's page. */
  onVerification(listener: (state: VerificationFrameState) => void): () => void;
};

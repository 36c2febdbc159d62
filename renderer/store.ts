/** Main's state, mirrored, and what only this window knows. */
import { create } from 'zustand';
import type { ErrorView } from '../shared/errors.ts';
import type { AppState, Catalog, SessionId, SessionView } from '../shared/model.ts';

export type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'remove'; readonly id: SessionId }
  | { readonly kind: 'settings' };

/** A failed command, shown until it is put away. `about` says what it was tried on. */
export type Failure = { readonly id: number; readonly error: ErrorView; readonly about?: string | undefined };

export type WindowState = {
  readonly app?: AppState;
  readonly catalogs: ReadonlyMap<SessionId, Catalog>;
  readonly chosenId?: SessionId;
  readonly query: string;
  readonly dialog?: OpenDialog | undefined;
  readonly failures: readonly Failure[];
  /** Keys of the roles whose credentials are being fetched. */
  readonly copying: ReadonlySet<string>;
};

export const useStore = create<WindowState>(() => ({
  catalogs: new Map(),
  query: '',
  failures: [],
  copying: new Set(),
}));

/** The session shown: the chosen one, or the first while there is none or it is gone. */
export const shownSession = ({ app, chosenId }: WindowState): SessionView | undefined =>
  app?.sessions.find(({ session }) => session.id === chosenId) ?? app?.sessions[0];

/** The one state: what window, tray and notifications show. Its type has no place for a secret. */
import { createStore } from 'zustand/vanilla';
import type { ErrorView } from '../../shared/errors.ts';
import type { AppState, IssuedCredentials, Notice, ProxyQuestion, SessionId, SessionView } from '../../shared/model.ts';
import { isSameRole } from '../../shared/role-ref.ts';

export type State = {
  read(): AppState;
  /** Hears every change with the state before it; returns the end of the subscription. */
  subscribe(listener: (state: AppState, before: AppState) => void): () => void;
  change(part: Partial<AppState>): void;
  addSession(view: SessionView): void;
  changeSession(id: SessionId, change: (view: SessionView) => SessionView): void;
  removeSession(id: SessionId): void;
  /** Says something until the person puts it away; saying it again meanwhile adds nothing. */
  notify(error: ErrorView): void;
  dismissNotice(id: string): void;
  /** Shows again the notice that was dismissed last, if it is this one. */
  restoreNotice(id: string): void;
  forgetCopied(): void;
  /** In the place of what was issued for the role before. */
  noteIssued(issued: IssuedCredentials): void;
  /** The service's clock minus this machine's, in ms, or `undefined` where they agree. */
  tellClockSkew(skewMs: number | undefined): void;
  showProxyQuestion(question: ProxyQuestion | undefined): void;
};

const mostIssued = 200;

export const sessionIn = (state: AppState, id: SessionId): SessionView | undefined =>
  state.sessions.find((view) => view.session.id === id);

export const createState = (initial: AppState, newId: () => string): State => {
  const store = createStore<AppState>()(() => initial);
  const { getState, setState } = store;
  let dismissed: Notice | undefined;

  return {
    read: getState,
    subscribe: (listener) => store.subscribe(listener),
    change: (part) => setState(part),

    addSession: (view) => setState(({ sessions }) => ({ sessions: [...sessions, view] })),

    changeSession: (id, change) =>
      setState(({ sessions }) => ({
        sessions: sessions.map((view) => (view.session.id === id ? change(view) : view)),
      })),

    removeSession: (id) =>
      setState(({ sessions, issued, recentRoles, favourites, chainedRoles, applications }) => ({
        sessions: sessions.filter((view) => view.session.id !== id),
        issued: issued.filter(({ role }) => role.sessionId !== id),
        recentRoles: recentRoles.filter((role) => role.sessionId !== id),
        favourites: favourites.filter((role) => role.sessionId !== id),
        chainedRoles: chainedRoles.filter(({ source }) => source.sessionId !== id),
        applications: applications.filter(({ application }) => application.signer.sessionId !== id),
      })),

    notify: (error) =>
      setState(({ notices }) => {
        if (notices.some(({ code, detail }) => code === error.code && detail === error.detail)) return {};
        return { notices: [...notices, { id: newId(), ...error }] };
      }),

    dismissNotice: (id) => {
      dismissed = getState().notices.find((notice) => notice.id === id) ?? dismissed;
      setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
    },

    restoreNotice: (id) => {
      const restored = dismissed;
      if (restored?.id !== id) return;
      dismissed = undefined;
      setState(({ notices }) => ({ notices: [...notices, restored] }));
    },

    forgetCopied: () => {
      const { copied: _copied, ...rest } = getState();
      setState(rest, true);
    },

    noteIssued: (issued) =>
      setState((state) => ({
        issued: [issued, ...state.issued.filter(({ role }) => !isSameRole(role, issued.role))].slice(0, mostIssued),
      })),

    tellClockSkew: (skewMs) => {
      const { clockSkewMs: _before, ...rest } = getState();
      setState(skewMs === undefined ? rest : { ...rest, clockSkewMs: skewMs }, true);
    },

    showProxyQuestion: (question) => {
      const { proxyQuestion: _before, ...rest } = getState();
      setState(question === undefined ? rest : { ...rest, proxyQuestion: question }, true);
    },
  };
};

/** The SSO sessions: their list, what is remembered of it, and what engine, state and cookie jars keep for each. */
import type { FoundInAwsFiles, FoundSession } from '../../shared/aws-files.ts';
import type { SessionInput } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { BrowserChoice, SessionId, SessionView, SharedName } from '../../shared/model.ts';
import { checkSessionInput, defaultScopes } from '../../shared/session-input.ts';
import { adoptedNameFor, isAdopted, sharedNameFor } from '../../shared/shared-name.ts';
import type { Engine } from '../engine/engine.ts';
import type { EngineSession } from '../engine/ports.ts';
import type { CookieJars } from './cookie-jars.ts';
import type { State } from './state.ts';

export type Sessions = {
  start(): Promise<void>;
  has(id: SessionId): boolean;
  /** Throws AppError `session-unknown`. */
  require(id: SessionId): EngineSession;
  add(input: SessionInput): Promise<SessionId>;
  /** Adds sessions that were checked already, all of them at once. */
  addAll(added: readonly EngineSession[]): Promise<void>;
  /** Adds a session that ends with this run: nothing of it is remembered. */
  addTemporary(session: EngineSession): Promise<void>;
  /** Takes over a session that AWS tools have, with its live token where there is one. */
  adopt(found: AdoptedSession, known: FoundInAwsFiles): Promise<SessionId>;
  /** Moves the sign-in to the token file that AWS tools share, or back. */
  share(id: SessionId, shared: boolean, known: FoundInAwsFiles): Promise<void>;
  list(): readonly EngineSession[];
  /** The config file of AWS tools says something else of endpoints than before. */
  endpointsChanged(): Promise<void>;
  edit(id: SessionId, input: SessionInput): Promise<void>;
  /** Asks for the scope that earns a refresh token from the next sign-in on. */
  makeRenewable(id: SessionId): Promise<void>;
  chooseBrowser(id: SessionId, browser: BrowserChoice): void;
  /** Its own start URL led to another region, as the engine knows already. */
  moveTo(id: SessionId, region: string): void;
  remove(id: SessionId): Promise<void>;
  /** As the engine does; where the service must be told and cannot be, nothing is forgotten and an AppError says why. */
  signOut(id: SessionId, how?: { readonly mustTell: boolean }): Promise<void>;
  removeTemporary(): Promise<void>;
};

type AdoptedSession = Pick<FoundSession, 'kind' | 'name' | 'startUrl' | 'region'>;

type SessionsPorts = {
  readonly remembered: readonly EngineSession[];
  readonly remember: (sessions: readonly EngineSession[]) => void;
  readonly engine: Engine;
  readonly state: State;
  readonly jars: Pick<CookieJars, 'empty'>;
  readonly newId: () => SessionId;
};

export const createSessions = ({ remembered, remember, engine, state, jars, newId }: SessionsPorts): Sessions => {
  let sessions = remembered;
  const temporary = new Set<SessionId>();

  const keep = (changed: readonly EngineSession[]) => {
    sessions = changed;
    remember(changed.filter(({ id }) => !temporary.has(id)));
  };

  const withSession = (view: SessionView, engineSession: EngineSession): SessionView => {
    const { endpoints: _endpoints, ...session } = engineSession;
    const { override: _override, elsewhere: _elsewhere, disagreeingProfiles: _profiles, ...rest } = view;
    return { ...rest, session, ...engine.whereabouts(engineSession) };
  };

  const viewOf = (session: EngineSession): SessionView =>
    withSession({ session, status: { kind: 'signed-out' }, sync: { kind: 'never' } }, session);

  const requireSession = (id: SessionId): EngineSession => {
    const session = sessions.find((each) => each.id === id);
    if (session === undefined) throw new AppError('session-unknown');
    return session;
  };

  const addAll = async (added: readonly EngineSession[]) => {
    keep([...sessions, ...added]);
    for (const session of added) state.addSession(viewOf(session));
    await Promise.all(added.map(engine.addSession));
  };

  const addSession = (session: EngineSession) => addAll([session]);

  const replace = (after: EngineSession) => {
    keep(sessions.map((each) => (each.id === after.id ? after : each)));
    state.changeSession(after.id, (view) => withSession(view, after));
  };

  const remove = async (id: SessionId) => {
    requireSession(id);
    await engine.removeSession(id);
    keep(sessions.filter((each) => each.id !== id));
    temporary.delete(id);
    state.removeSession(id);
    await jars.empty(id);
  };

  return {
    require: requireSession,
    has: (id) => sessions.some((session) => session.id === id),

    async start() {
      for (const session of sessions) state.addSession(viewOf(session));
      await engine.start(sessions);
    },

    async add(input) {
      const session = { ...checkSessionInput(input, sessions), id: newId() };
      await addSession(session);
      return session.id;
    },

    addAll,

    async addTemporary(session) {
      const checked = checkSessionInput(session, sessions);
      temporary.add(session.id);
      await addSession({ ...session, ...checked });
    },

    async adopt({ kind, name, startUrl, region }, known) {
      const adopted = sessions.find((each) => isAdopted({ kind, name, startUrl, region }, each));
      if (adopted !== undefined) return adopted.id;
      const scopes = known.sessions.find((each) => each.kind === kind && each.name === name)?.scopes ?? [];
      const input = {
        name: adoptedNameFor({ name }, sessions),
        startUrl,
        region,
        ...(scopes.length > 0 && { scopes }),
      };
      const sharedAs: SharedName = kind === 'legacy' ? { kind } : { kind, name };
      const session = { ...checkSessionInput(input, sessions), sharedAs, id: newId() };
      await addSession(session);
      return session.id;
    },

    async share(id, shared, known) {
      const { sharedAs: _, ...apart } = requireSession(id);
      const after = shared ? { ...apart, sharedAs: sharedNameFor(apart, sessions, known.sessions) } : apart;
      await engine.changeSession(after);
      replace(after);
    },

    list: () => sessions,

    async endpointsChanged() {
      for (const session of sessions) state.changeSession(session.id, (view) => withSession(view, session));
      await engine.endpointsChanged();
    },

    async edit(id, input) {
      const before = requireSession(id);
      const { sharedAs, endpoints } = before;
      const after: EngineSession = {
        ...{ id, ...(sharedAs && { sharedAs }), ...(endpoints && { endpoints }) },
        ...checkSessionInput(input, sessions, id),
      };
      replace(after);
      await engine.changeSession(after);
      if (before.startUrl !== after.startUrl || before.region !== after.region) await jars.empty(id);
    },

    async makeRenewable(id) {
      const before = requireSession(id);
      const after = { ...before, scopes: [...new Set([...defaultScopes, ...before.scopes])] };
      replace(after);
      await engine.changeSession(after);
    },

    chooseBrowser(id, browser) {
      replace({ ...requireSession(id), browser });
    },

    moveTo(id, region) {
      replace({ ...requireSession(id), region });
    },

    remove,

    async signOut(id, how) {
      requireSession(id);
      const { toldService } = await engine.signOut(id, how);
      if (!toldService) state.notify({ code: 'signed-out-locally' });
      await jars.empty(id);
    },

    async removeTemporary() {
      await Promise.all([...temporary].map(remove));
    },
  };
};

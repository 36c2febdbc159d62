import { AppError, type ErrorCode, errorView } from '../../shared/errors.ts';
import type { Catalog, RoleRef, SessionId, SessionStatus, SessionView, SignInMethod } from '../../shared/model.ts';
import type { Margin } from './access-token.ts';
import { type Applications, createApplications } from './applications.ts';
import { createCatalogs } from './catalog.ts';
import { type ConsoleSignIn, createConsoleSignIn } from './console-sign-in.ts';
import { sameEndpoints } from './endpoints.ts';
import { createInside } from './engine-ports.ts';
import { appError } from './errors.ts';
import { createPortalCall } from './portal-calls.ts';
import { createPortalLogout } from './portal-logout.ts';
import type { EngineSession, Ports, RoleCredentials } from './ports.ts';
import { createRefresh } from './refresh.ts';
import { createRoleCredentials } from './role-credentials.ts';
import { createScheduler } from './scheduler.ts';
import { keepSecrets, readSecrets, resolvedFor } from './session-context.ts';
import { createSignIn } from './sign-in.ts';
import { createSync } from './sync.ts';

export type Engine = {
  /** Publishes what the vault and the last run left of these sessions, and plans their refreshes. */
  start(sessions: readonly EngineSession[]): Promise<void>;
  addSession(session: EngineSession): Promise<void>;
  /** Signs the session out when its start URL, region, scopes or endpoints changed; moves its token when its sharing did. */
  changeSession(session: EngineSession): Promise<void>;
  /** Signs out, then forgets tokens, registration and catalog. */
  removeSession(id: SessionId): Promise<void>;
  /** Where this session's requests go when not by AWS's own rules, and why they do not though a profile says so. */
  whereabouts(session: EngineSession): Pick<SessionView, 'override' | 'elsewhere' | 'disagreeingProfiles'>;
  /** What the config file of AWS tools says of endpoints has changed: sessions go to the present ones, with the tokens those issued. */
  endpointsChanged(): Promise<void>;
  /**
   * Runs a sign-in to its end, by the method that an administrator, else the caller, else the session, else the settings
   * name; what became of it is published as the session's status. Never rejects.
   */
  signIn(id: SessionId, asked?: { readonly method: SignInMethod }): Promise<void>;
  /** Goes on with a sign-in under way by the other method. Throws AppError `method-managed`. */
  switchSignIn(id: SessionId, method: SignInMethod): void;
  cancelSignIn(id: SessionId): void;
  /**
   * Logout at the service, then forgets tokens and cached role credentials. `toldService` is false when it could not be
   * reached; where it must be told, the sign-in goes on then, and an AppError says why.
   */
  signOut(id: SessionId, how?: { readonly mustTell: boolean }): Promise<{ readonly toldService: boolean }>;
  /** Lists accounts and roles again; progress and failure are published. Never rejects. */
  sync(id: SessionId): Promise<void>;
  catalog(id: SessionId): Catalog;
  /**
   * Of a permission set's role or a chained one. Throws AppError: no-access, sign-in-again, offline, timed-out, throttled,
   * service-failed, sign-in-needed-to-copy; for a chained role also what assuming it fails with.
   */
  roleCredentials(role: RoleRef, margin?: Margin): Promise<RoleCredentials>;
  /** Tokens of applications of trusted identity propagation. */
  readonly applications: Applications;
  /** Signing in to the AWS console for a role. */
  readonly console: ConsoleSignIn;
  /** The token file of a shared session may have changed: adopts a newer token, notices a sign-in or sign-out by another tool. */
  recheck(id: SessionId): Promise<void>;
  /** Renews the session's access token now, where it can be renewed. Throws AppError: sign-in-again, offline, timed-out, … */
  renew(id: SessionId): Promise<void>;
  /** From now on nothing is renewed or listed by itself; what is asked for goes on, and renews where it must. */
  pause(): void;
  /** Makes up at once for what was due meanwhile. */
  resume(): void;
  /** The machine woke, the network came back, or a shared file changed: look at every instant again. */
  wake(): void;
  /** Epoch ms by the service's clock, as the last answers told it: for what is signed. */
  serviceNow(): number;
  /** Stops every timer and open request; nothing is forgotten. */
  stop(): void;
};

const needsNewSignIn = (before: EngineSession, after: EngineSession): boolean =>
  before.startUrl !== after.startUrl ||
  before.region !== after.region ||
  // A token without scopes goes on until the sign-in that earns one with them.
  (before.scopes.length > 0 && before.scopes.join(' ') !== after.scopes.join(' '));

const isSharedElsewhere = ({ sharedAs: before }: EngineSession, { sharedAs: after }: EngineSession): boolean =>
  JSON.stringify(before) !== JSON.stringify(after);

/** Everything the app knows to do with IAM Identity Center, over the ports alone. */
export const createEngine = (given: Ports): Engine => {
  const { ports, contexts, note } = createInside(given, () => void reconsiderAll());
  const { clock, publish, secrets } = ports;
  const scheduler = createScheduler(clock);
  const catalogs = createCatalogs(publish.catalog);

  // While a person signs in again, what becomes of the old token is not the news.
  const reportToken = (id: SessionId, status: SessionStatus) => {
    if (status.kind === 'signed-out') roles.forget(id);
    if (!signIns.isRunning(id)) publish.status(id, status);
  };

  const refresh = createRefresh(ports, contexts, scheduler, reportToken);
  const portalCall = createPortalCall(contexts, refresh);
  const unsynced = new Set<SessionId>();
  let isPaused = false;
  const roles = createRoleCredentials(ports, contexts, portalCall);
  const applications = createApplications(ports, contexts, {
    roles,
    accessToken: async (id) => (await refresh.current(id)).accessToken,
  });
  const logoutAtPortal = createPortalLogout(contexts, refresh);
  const syncs = createSync(ports, catalogs, portalCall);
  const signIns = createSignIn(ports, contexts, publish.status);

  // The tools that are given them go by this machine's clock.
  const roleCredentials = async (role: RoleRef, margin?: Margin): Promise<RoleCredentials> => {
    const credentials = await roles.get(role, margin);
    return { ...credentials, expiresAt: clock.toLocal(credentials.expiresAt) };
  };

  const syncInBackground = (id: SessionId) => {
    if (isPaused) unsynced.add(id);
    else void syncs.sync(id);
  };

  /** Publishes what the vault holds for a session; `because` says why nothing new came of it. */
  const restore = async (id: SessionId, because?: ErrorCode, detail?: string): Promise<boolean> => {
    const signedOut = (why?: ErrorCode, fact?: string) =>
      publish.status(id, {
        kind: 'signed-out',
        ...(why && { because: why }),
        ...(fact !== undefined && { detail: fact }),
      });
    try {
      const { token, registration } = (await readSecrets(contexts.of(id), ports)) ?? {};
      if (token === undefined) {
        if (because === undefined) note(id, { event: 'nothing-kept' });
        signedOut(because, detail);
        return false;
      }
      if (because === undefined) note(id, { event: 'restored', issuedAt: token.issuedAt, expiresAt: token.expiresAt });
      refresh.follow(id, { token, ...(registration && { registration }) });
      return true;
    } catch (error) {
      const { code } = appError(error);
      note(id, { event: 'store-failed', because: code });
      signedOut(code);
      return false;
    }
  };

  /** Instants that were counted by a wrong clock are read and planned anew, once what told of it is done. */
  const reconsiderAll = async () => {
    await Promise.resolve();
    await Promise.all(contexts.ids().map(reconsider));
    refresh.wake();
  };

  const reconsider = async (id: SessionId) => {
    const known = refresh.followed(id);
    if (known === undefined) return;
    const { token, ...rest } = (await readSecrets(contexts.of(id), ports).catch(() => undefined)) ?? {};
    if (token?.accessToken === known.accessToken && refresh.followed(id) === known)
      refresh.follow(id, { ...rest, token });
  };

  const methodFor = (id: SessionId, asked?: SignInMethod): SignInMethod => {
    const { usual, managed } = ports.signInMethod();
    return managed ?? asked ?? contexts.session(id)?.signInMethod ?? usual;
  };

  const goesElsewhere = (before: EngineSession, after: EngineSession): boolean =>
    !sameEndpoints(resolvedFor(before, ports).endpoints, resolvedFor(after, ports).endpoints);

  /** Goes on with what the session's present endpoints issued; what others issued waits for them to come back. */
  const moveTo = async (id: SessionId) => {
    signIns.cancel(id);
    syncs.cancel(id);
    refresh.forget(id);
    roles.forget(id);
    if (await restore(id)) syncInBackground(id);
  };

  const adopt = async (session: EngineSession) => {
    contexts.set(session);
    const kept = await ports.catalogs.read(session.id).catch(() => undefined);
    if (kept !== undefined) {
      catalogs.apply(session.id, kept.accounts, []);
      publish.sync(session.id, { kind: 'synced', at: kept.syncedAt });
    }
    if (await restore(session.id)) syncInBackground(session.id);
  };

  const signOut: Engine['signOut'] = async (id, { mustTell } = { mustTell: false }) => {
    signIns.cancel(id);
    syncs.cancel(id);
    const toldService = await logoutAtPortal(id).then(
      () => true,
      (error: unknown) => {
        if (mustTell) throw appError(error);
        return false;
      },
    );
    await secrets.exclusively(id, async () => {
      const stored = await secrets.read(id);
      if (stored?.token === undefined) return;
      const { token: _, ...rest } = stored;
      await keepSecrets(ports, id, rest);
    });
    refresh.forget(id);
    roles.forget(id);
    await applications.forgetSignedBy(id).catch((error: unknown) => publish.notice(errorView(error)));
    note(id, { event: 'signed-out-by-person', toldService });
    publish.status(id, { kind: 'signed-out' });
    return { toldService };
  };

  const recheck = async (id: SessionId): Promise<void> => {
    const known = refresh.followed(id);
    // A file that says nothing for the moment is no news.
    const found = await readSecrets(contexts.of(id), ports).catch(() => 'unreadable' as const);
    if (found === 'unreadable' || known?.accessToken === found?.token?.accessToken) return;
    if (refresh.followed(id) !== known) return;
    if (signIns.isRunning(id)) {
      // While there is a live token, another one may come of a mere refresh.
      const isLive = known !== undefined && known.expiresAt > clock.now();
      if (found?.token !== undefined && !isLive) await signIns.adopt(id, { ...found, token: found.token });
      return;
    }
    roles.forget(id);
    if (found?.token === undefined) {
      syncs.cancel(id);
      refresh.forget(id);
      publish.status(id, { kind: 'signed-out', because: 'signed-out-elsewhere' });
      return;
    }
    note(id, { event: 'adopted', expiresAt: found.token.expiresAt });
    refresh.adopt(id, { ...found, token: found.token });
    if (known === undefined) syncInBackground(id);
  };

  const forget = async (id: SessionId) => {
    await secrets.forget(id);
    await ports.catalogs.forget(id);
    catalogs.forget(id);
    publish.sync(id, { kind: 'never' });
  };

  return {
    async start(sessions) {
      await Promise.all(sessions.map(adopt));
    },
    addSession: adopt,
    async changeSession(session) {
      const before = contexts.session(session.id);
      if (before !== undefined && (needsNewSignIn(before, session) || goesElsewhere(before, session))) {
        note(session.id, { event: 'session-changed' });
        await signOut(session.id);
        await forget(session.id);
      } else if (before !== undefined && isSharedElsewhere(before, session)) {
        await secrets.move(before, session);
      }
      contexts.set(session);
    },
    async removeSession(id) {
      await signOut(id);
      await forget(id);
      contexts.delete(id);
    },
    whereabouts(session) {
      const { override, elsewhere, disagreeing } = resolvedFor(session, ports);
      return {
        ...(override && { override }),
        ...(elsewhere && { elsewhere }),
        ...(disagreeing && { disagreeingProfiles: disagreeing }),
      };
    },
    async endpointsChanged() {
      await Promise.all(contexts.ids().filter(contexts.renew).map(moveTo));
    },
    async signIn(id, asked) {
      const end = await signIns.run(id, methodFor(id, asked?.method));
      if (end === undefined || contexts.session(id) === undefined) return;
      if (end.kind === 'ended') {
        note(id, { event: 'sign-in-ended', because: end.because });
        await restore(id, end.because, end.detail);
        return;
      }
      roles.forget(id);
      const { expiresAt, refreshToken } = end.standing.token;
      if (end.kind === 'adopted') {
        note(id, { event: 'adopted', expiresAt });
        refresh.adopt(id, end.standing);
      } else {
        note(id, { event: 'signed-in', expiresAt, isRenewable: refreshToken !== undefined });
        refresh.follow(id, end.standing);
      }
      await syncs.sync(id);
    },
    switchSignIn(id, method) {
      if (methodFor(id, method) !== method) throw new AppError('method-managed');
      signIns.switch(id, method);
    },
    cancelSignIn: signIns.cancel,
    signOut,
    sync: syncs.sync,
    catalog: catalogs.read,
    roleCredentials,
    applications,
    console: createConsoleSignIn(ports, contexts, roleCredentials),
    recheck,
    renew: refresh.renew,
    pause() {
      isPaused = true;
      scheduler.hold();
    },
    resume() {
      isPaused = false;
      scheduler.release();
      refresh.wake();
      const waiting = [...unsynced].filter((id) => refresh.followed(id) !== undefined);
      unsynced.clear();
      for (const id of waiting) void syncs.sync(id);
    },
    wake: refresh.wake,
    serviceNow: clock.now,
    stop() {
      signIns.stop();
      syncs.stop();
      scheduler.stop();
    },
  };
};

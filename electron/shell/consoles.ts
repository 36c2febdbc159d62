/** Opening the console of a role: in its own window, or in the browser its session has chosen. */
import { markedAccount } from '../../shared/account-marks.ts';
import type { ConsoleDestination, ConsoleMove, ConsoleRequest, RecentDestination } from '../../shared/console.ts';
import { consoleServiceOf } from '../../shared/console-services.ts';
import { AppError } from '../../shared/errors.ts';
import type { RoleRef, SessionId, SessionView } from '../../shared/model.ts';
import { partitionIdOf } from '../../shared/region.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock } from '../engine/ports.ts';
import { colorOfAccount } from './console-address.ts';
import { type ConsoleJars, consoleKeyOf } from './console-jars.ts';
import { type ConsoleWindow, openConsoleWindow } from './console-window.ts';
import type { FramedWindowPorts } from './framed-window.ts';
import type { OpenInBrowser } from './open-in-browser.ts';
import type { RoleUse } from './role-use.ts';
import type { Sessions } from './sessions.ts';
import { type State, sessionIn } from './state.ts';

const mostRecent = 8;

type ConsolesPorts = {
  readonly engine: Pick<Engine, 'console'>;
  readonly roleUse: RoleUse;
  readonly sessions: Pick<Sessions, 'require'>;
  readonly state: State;
  readonly clock: Clock;
  readonly jars: ConsoleJars;
  readonly newId: () => string;
  readonly openInBrowser: OpenInBrowser;
  /** Gives a browser an address that must not be seen in its command line. */
  readonly handOver: OpenInBrowser;
  readonly copy: (text: string) => Promise<void>;
  readonly window: () => FramedWindowPorts;
  /** Brings the main window to the front, with this session shown. */
  readonly showSession: (id: SessionId) => void;
};

type Opened = { readonly id: string; readonly role: RoleRef; readonly window: ConsoleWindow };

/** The destination first, every other one behind it in its order. */
const withRecentDestination = (
  recent: readonly RecentDestination[],
  destination: RecentDestination,
): readonly RecentDestination[] =>
  [
    destination,
    ...recent.filter(({ service, region }) => service !== destination.service || region !== destination.region),
  ].slice(0, mostRecent);

export const createConsoles = (ports: ConsolesPorts) => {
  const { engine, sessions, state, roleUse } = ports;
  const opened = new Map<string, Opened>();
  /** Accounts of production whose consoles the person has meant to open. */
  const confirmed = new Set<string>();

  const markedOf = (role: RoleRef) => {
    const account = { accountId: role.accountId, accountName: roleUse.accountNameOf(role) };
    return { ...account, ...markedAccount(account, state.read().accountMarks) };
  };

  const confirm = (role: RoleRef, isConfirmed: boolean) => {
    const { accountId, accountName, environment } = markedOf(role);
    if (isConfirmed) confirmed.add(accountId);
    if (environment !== 'production' || confirmed.has(accountId)) return;
    throw new AppError('production-unconfirmed', { detail: accountName });
  };

  const viewOf = (id: SessionId): SessionView => {
    sessions.require(id);
    const view = sessionIn(state.read(), id);
    if (view === undefined) throw new AppError('session-unknown');
    return view;
  };

  /** With the region that was meant, unless the person leaves the place to AWS. */
  const complete = (destination: ConsoleDestination, view: SessionView): ConsoleDestination => {
    const home = view.session.region;
    const { copyRegion = home } = state.read().settings;
    const usual = partitionIdOf(copyRegion) === partitionIdOf(home) ? copyRegion : home;
    const { service, region = usual } = destination;
    if (service === undefined) return destination.region === undefined ? {} : { region };
    return consoleServiceOf(service)?.isGlobal === true ? { service } : { service, region };
  };

  const remember = ({ service, region }: ConsoleDestination) => {
    if (service === undefined) return;
    const destination = { service, ...(region === undefined ? {} : { region }), usedAt: ports.clock.now() };
    state.change({ recentDestinations: withRecentDestination(state.read().recentDestinations, destination) });
  };

  // The portal of a session with endpoints of its own is not where its start URL says, and knows no chained roles.
  const leadsThere = (role: RoleRef, view: SessionView) =>
    role.chainedRoleId === undefined && view.override === undefined;

  const openOutside = async (role: RoleRef, destination: ConsoleDestination, by: ConsoleRequest['by']) => {
    const view = viewOf(role.sessionId);
    const { browser } = view.session;
    if ((by ?? (leadsThere(role, view) ? 'portal' : 'federation')) === 'portal') {
      return ports.openInBrowser(engine.console.link(role, destination), browser);
    }
    const { address } = await engine.console.login(role, destination);
    return ports.handOver(address, browser);
  };

  const openWindow = (role: RoleRef): Opened => {
    const key = consoleKeyOf(role);
    const before = opened.get(key);
    if (before !== undefined) return before;
    const view = viewOf(role.sessionId);
    const account = markedOf(role);
    const id = ports.newId();
    const window = openConsoleWindow(ports.window(), {
      identity: {
        consoleId: id,
        sessionName: view.session.name,
        accountId: role.accountId,
        accountName: account.accountName,
        roleName: role.roleName,
        color: account.color ?? view.session.color ?? colorOfAccount(role.accountId),
        ...(account.environment !== undefined && { environment: account.environment }),
      },
      jar: ports.jars.open(role),
      consoleOrigin: engine.console.origin(role.sessionId),
      onClosed: () => opened.delete(key),
    });
    const open = { id, role, window };
    opened.set(key, open);
    return open;
  };

  const enter = ({ role, window }: Opened, destination: ConsoleDestination, by: ConsoleRequest['by']) =>
    window.enter(destination, async () =>
      by === 'portal' ? { address: engine.console.link(role, destination) } : engine.console.login(role, destination),
    );

  const moves: Record<ConsoleMove, (open: Opened) => Promise<void>> = {
    back: async ({ window }) => window.back(),
    reload: async ({ window }) => window.reload(),
    'sign-in-again': (open) => enter(open, open.window.destination(), 'federation'),
    'show-session': async ({ role }) => ports.showSession(role.sessionId),
    'open-in-browser': ({ role, window }) => window.attempt(() => openOutside(role, window.destination(), undefined)),
    'open-offered': ({ role, window }) =>
      window.attempt(async () => {
        const address = window.takeOffered();
        if (address !== undefined) await ports.openInBrowser(address, viewOf(role.sessionId).session.browser);
      }),
    'dismiss-offered': async ({ window }) => void window.takeOffered(),
  };

  return {
    /** Throws AppError; in a window, what goes wrong is shown there. */
    async open({ role, where, by, isConfirmed, ...asked }: ConsoleRequest): Promise<void> {
      const destination = complete(asked, viewOf(role.sessionId));
      confirm(role, isConfirmed === true);
      if ((where ?? state.read().settings.consoleIn) === 'browser') {
        await openOutside(role, destination, by);
      } else {
        const isOpen = opened.has(consoleKeyOf(role));
        const open = openWindow(role);
        if (isOpen) open.window.focus();
        const isAsked = asked.service !== undefined || asked.region !== undefined;
        // One that is open stays where it is, unless the person asked for another place.
        if (!isOpen || isAsked || by !== undefined) void enter(open, destination, by);
      }
      remember(destination);
      roleUse.used(role, { kind: 'console' });
    },
    /** Throws AppError `console-link-missing` for a chained role. */
    copyLink: async (role: RoleRef, destination: ConsoleDestination): Promise<void> =>
      ports.copy(engine.console.link(role, complete(destination, viewOf(role.sessionId)))),
    async steer(consoleId: string, move: ConsoleMove): Promise<void> {
      const open = [...opened.values()].find(({ id }) => id === consoleId);
      if (open !== undefined) await moves[move](open);
    },
    /** Closes a session's windows and forgets their cookies. */
    async forget(id: SessionId): Promise<void> {
      for (const { role, window } of [...opened.values()]) if (role.sessionId === id) window.close();
      await ports.jars.empty(id);
    },
    closeAll(): void {
      for (const { window } of [...opened.values()]) window.close();
    },
  };
};

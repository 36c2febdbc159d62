/** The main process: every part is built here, in order, and handed what it needs. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, net } from 'electron';
import { errorView } from '../shared/errors.ts';
import { createConfiguredEndpoints } from './aws-files/configured-endpoints.ts';
import { awsPaths } from './aws-files/paths.ts';
import { createSharedTokenPort } from './aws-files/shared-token-port.ts';
import { openSharedTokens } from './aws-files/sso-cache.ts';
import { isForeignConnection } from './browsers/connection-owner.ts';
import { createEngine } from './engine/engine.ts';
import { buildAwsFiles } from './main/aws-files.ts';
import { buildBrowsers } from './main/browsers.ts';
import { runCommandLine } from './main/command-line.ts';
import { buildConsoles } from './main/consoles.ts';
import { buildDoors } from './main/doors.ts';
import { openKept } from './main/kept.ts';
import { buildLoginStart, wasStartedAtLogin } from './main/login-start.ts';
import { buildNetwork } from './main/network.ts';
import { buildProtocols } from './main/protocols.ts';
import { buildQuickPick } from './main/quick-pick.ts';
import { buildRoles } from './main/roles.ts';
import { buildSettingsTransfer } from './main/settings-transfer.ts';
import { buildViews } from './main/views.ts';
import { readEnvironmentProxies } from './network/environment-proxies.ts';
import { finishBeforeQuit, runOnce, stayResident, surviveErrors } from './shell/app-life.ts';
import { setIdentity, setSwitches } from './shell/app-switches.ts';
import { watchAttention } from './shell/attention.ts';
import { createBackgroundHandlers } from './shell/background-work.ts';
import { createMarkHandlers } from './shell/catalog-marks.ts';
import { createClipboard } from './shell/clipboard.ts';
import { systemClock } from './shell/clock.ts';
import { commandLineIn } from './shell/command-line.ts';
import { createCommands } from './shell/commands.ts';
import { createCopying } from './shell/copying.ts';
import { createDemo, type DemoService } from './shell/demo.ts';
import { offerEditMenus } from './shell/edit-menus.ts';
import { createMainFeeds } from './shell/feeds.ts';
import { createHandlers } from './shell/handlers.ts';
import { hardenApp } from './shell/hardening.ts';
import { appIcon } from './shell/icons.ts';
import { readLaunchOptions } from './shell/launch-options.ts';
import { createLog, errorCodes } from './shell/log.ts';
import { watchNetwork } from './shell/network.ts';
import { watchPower } from './shell/power.ts';
import { createProfileRoles } from './shell/profile-roles.ts';
import { registerAppScheme } from './shell/protocol.ts';
import { setProxySwitches } from './shell/proxy-switches.ts';
import { createRoleUse } from './shell/role-use.ts';
import { createSessions } from './shell/sessions.ts';
import { createSignInHandlers } from './shell/sign-in-handlers.ts';
import { signInMethodIn } from './shell/sign-in-method.ts';
import { chooseKeychain } from './vault/keychain-choice.ts';

const out = join(__dirname, '..');
const preload = join(out, 'preload', 'preload.cjs');
const launch = readLaunchOptions(process.argv);
const proxies = readEnvironmentProxies(process.env);
const log = createLog((line) => process.stderr.write(line), systemClock.now);

/** The sample organization's service; loaded only when somebody asks for the demo. */
const openDemoService = async (): Promise<DemoService> => {
  const { createSimulator } = await import('../simulator/simulator.ts');
  const { serveSimulator } = await import('../simulator/http-server.ts');
  const simulator = createSimulator(launch.demoService);
  const { url, close } = await serveSimulator(simulator, { port: 0 });
  const { startUrl, region } = simulator.control;
  return { url, startUrl, region, close };
};

const start = async (): Promise<void> => {
  const folder = app.getPath('userData');
  const paths = awsPaths(process.env);

  // What is kept, and the state it begins
  const kept = await openKept({ userData: folder, managedSettings: launch.managedSettings, log });
  const { sessionIds, vault, jars, state, remember } = kept;
  const mainFeeds = createMainFeeds(state);
  const { attention, handlers: attending } = watchAttention(app, systemClock);
  const protocols = buildProtocols({
    userData: folder,
    version: app.getVersion(),
    tell: mainFeeds.tellProtocol,
    copy: (text) => clipboard.copy(text),
    ...{ state, log },
  });
  await protocols.open(sessionIds, vault.setAside !== undefined);

  // The engine
  const network = watchNetwork(
    () => net.isOnline(),
    systemClock,
    (online) => {
      state.change({ online });
      engine.wake();
    },
  );
  const configuredEndpoints = createConfiguredEndpoints(paths);
  const wayOut = buildNetwork({
    ...{ environment: process.env, proxies, state, vault },
    onAnswered: (signIns) => {
      engine.wake();
      for (const id of signIns) void engine.signIn(id);
    },
  });
  const sharedTokens = openSharedTokens({ folder: paths.tokenCache, now: Date.now });
  const engine = createEngine({
    fetch: wayOut.fetch,
    clock: systemClock,
    random: Math.random,
    network,
    secrets: vault.secrets,
    sharedTokens: createSharedTokenPort(sharedTokens),
    catalogs: kept.catalogs,
    environment: process.env,
    signInMethod: () => signInMethodIn(state.read()),
    isForeignConnection,
    configuredEndpoints: configuredEndpoints.of,
    chainedRole: (id) => state.read().chainedRoles.find((role) => role.id === id) ?? profileRoles.find(id),
    applicationTokens: vault.applicationTokens,
    publish: {
      status: (id, status) => state.changeSession(id, (view) => ({ ...view, status })),
      sync: (id, sync) => state.changeSession(id, (view) => ({ ...view, sync })),
      catalog: (delta) => {
        roleUse.listed(delta);
        mainFeeds.tellCatalog(delta);
      },
      region: (id, region) => sessions.moveTo(id, region),
      clockSkew: state.tellClockSkew,
      notice: state.notify,
      issued: state.noteIssued,
      applicationToken: (id, token) => roles.applications.show(id, token),
      protocol: protocols.record,
    },
  });

  // What people can ask for
  const sessions = createSessions({
    remembered: kept.sessions,
    remember: (sessions) => remember({ sessions }),
    engine,
    state,
    jars: {
      empty: async (id) => {
        await Promise.all([jars.empty(id), consoles.forget(id)]);
      },
    },
    newId: randomUUID,
  });
  const clipboard = createClipboard(systemClock);
  const profileRoles = createProfileRoles(sessions.list);
  const roleUse = createRoleUse({ state, engine, clock: systemClock, record: (entry) => tools.record(entry) });
  const copying = createCopying({ engine, state, clipboard, clock: systemClock, roleUse });
  const roles = buildRoles({ state, engine, copying, accountNameOf: roleUse.accountNameOf });
  const demo = createDemo({ openService: openDemoService, sessions, newId: randomUUID });
  const files = buildAwsFiles({
    ...{ paths, userData: folder, sharedTokens, sessions, engine, state, configuredEndpoints },
    tell: mainFeeds.tellAwsFiles,
  });
  const { awsFiles } = files;
  const tools = buildDoors({
    userData: folder,
    version: app.getVersion(),
    kept: kept.doors,
    remember: (doors) => remember({ doors }),
    ...{ state, engine, sessions, awsFiles, profileRoles, clipboard },
    applications: roles.applications,
    accountNameOf: roleUse.accountNameOf,
  });
  const browsers = buildBrowsers();
  const loginStart = buildLoginStart(state);
  const consoles = buildConsoles({
    ...{ engine, sessions, state, clipboard, browsers, roleUse },
    window: () => framed,
    showSession: (id) => views.showInWindow(id),
  });
  const quickPick = buildQuickPick({ ...{ state, mainFeeds, log }, framed: () => framed });
  const run = createCommands(
    {
      ...files.handlers,
      ...tools.handlers,
      ...roles.handlers,
      ...createMarkHandlers({ state, sessions, roleUse }),
      ...createBackgroundHandlers({ engine, state }),
      ...attending,
      ...buildSettingsTransfer({ state, sessions, ...roles, accountNameOf: roleUse.accountNameOf }),
      ...wayOut.handlers,
      ...protocols.handlers,
      ...consoles.handlers,
      ...quickPick.handlers,
      ...createHandlers({
        engine,
        sessions,
        state,
        clipboard,
        copyCredentials: copying.copyCredentials,
        addDemo: demo.add,
        setStartAtLogin: loginStart.set,
      }),
      ...createSignInHandlers({
        ...{ engine, sessions, state, clipboard },
        showVerificationWindow: (id) => views.showVerificationWindow(id),
        openInBrowser: browsers.openInBrowser,
      }),
    },
    log,
  );

  // What people see
  const framed = { preload, icon: appIcon(), devTools: !app.isPackaged, hardening, issuers: wayOut.issuers, run };
  const views = buildViews({
    ...kept,
    ...{ framed, engine, mainFeeds, attention, log },
    openQuickPick: quickPick.open,
    pages: join(out, 'renderer'),
    openInBrowser: browsers.openInBrowser,
  });

  // What happens around it
  const wake = () => {
    protocols.note({ event: 'woke' });
    engine.wake();
  };
  watchPower({ onSleep: () => void clipboard.clearIfOurs(), onWake: wake });
  stayResident(app, { showWindow: views.showMainWindow, openQuickPick: quickPick.open });
  const stopWatching = await files.start();
  const finish = async () => {
    quickPick.close();
    views.close();
    consoles.closeAll();
    network.stop();
    stopWatching();
    await Promise.allSettled([clipboard.clearIfOurs(), sessions.removeTemporary(), tools.doors.close()]);
    engine.stop();
    protocols.note({ event: 'stopped' });
    await Promise.allSettled([demo.close(), tools.settled(), protocols.settled()]);
  };
  finishBeforeQuit(app, finish, log);

  if (launch.quickPick) quickPick.open();
  else if (!launch.hidden && !wasStartedAtLogin()) views.showMainWindow();
  // From here on there is a window to say what went wrong.
  const tell = (error: unknown) => {
    log('start-incomplete', errorCodes(error));
    state.notify(errorView(error));
  };
  await sessions.start().catch(tell);
  await roles.start().catch(tell);
  await tools.doors.open().catch(tell);
  await loginStart.look().catch(tell);
  if (launch.demo) await demo.add().catch(tell);
};

const commandLine = commandLineIn(process.argv, process.defaultApp === true);
const hardening = hardenApp(app, log);
offerEditMenus(app);
if (commandLine === undefined) {
  surviveErrors(log);
  setIdentity(app);
  setSwitches(app, chooseKeychain(process.env, process.argv));
  setProxySwitches(app, proxies);
  registerAppScheme();
  runOnce(app, start, log);
} else {
  void runCommandLine(commandLine);
}

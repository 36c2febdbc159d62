/** The main process: every part is built here, in order, and handed what it needs. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, net, session } from 'electron';
import { errorView } from '../shared/errors.ts';
import { createConfiguredEndpoints } from './aws-files/configured-endpoints.ts';
import { awsPaths } from './aws-files/paths.ts';
import { createSharedTokenPort } from './aws-files/shared-token-port.ts';
import { openSharedTokens } from './aws-files/sso-cache.ts';
import { createEngine } from './engine/engine.ts';
import { buildAwsFiles } from './main/aws-files.ts';
import { buildBrowsers } from './main/browsers.ts';
import { runCommandLine } from './main/command-line.ts';
import { buildConsoles } from './main/consoles.ts';
import { buildDoors } from './main/doors.ts';
import { buildNetwork } from './main/network.ts';
import { buildProtocols } from './main/protocols.ts';
import { buildRoles } from './main/roles.ts';
import { readEnvironmentProxies } from './network/environment-proxies.ts';
import { finishBeforeQuit, runOnce, stayResident, surviveErrors } from './shell/app-life.ts';
import { setIdentity, setSwitches } from './shell/app-switches.ts';
import { createBackgroundNotice } from './shell/background-notice.ts';
import { createBreaker } from './shell/breaker.ts';
import { openBrowserSignIns } from './shell/browser-sign-ins.ts';
import { createClipboard } from './shell/clipboard.ts';
import { systemClock } from './shell/clock.ts';
import { commandLineIn } from './shell/command-line.ts';
import { createCommands } from './shell/commands.ts';
import { createCookieJars } from './shell/cookie-jars.ts';
import { createCopying } from './shell/copying.ts';
import { createDemo, type DemoService } from './shell/demo.ts';
import { watchEnds } from './shell/end-warnings.ts';
import { createMainFeeds } from './shell/feeds.ts';
import { firstState } from './shell/first-state.ts';
import { createHandlers } from './shell/handlers.ts';
import { hardenApp } from './shell/hardening.ts';
import { appIcon, trayIcon } from './shell/icons.ts';
import { readLaunchOptions } from './shell/launch-options.ts';
import { createLog, errorCodes } from './shell/log.ts';
import { createMainWindow } from './shell/main-window.ts';
import { createRemember, rememberState } from './shell/memory.ts';
import { setApplicationMenu } from './shell/menu.ts';
import { watchNetwork } from './shell/network.ts';
import { openNotifications } from './shell/notifications.ts';
import { watchPower } from './shell/power.ts';
import { createProfileRoles } from './shell/profile-roles.ts';
import { registerAppScheme, serveApp } from './shell/protocol.ts';
import { setProxySwitches } from './shell/proxy-switches.ts';
import { createSessions } from './shell/sessions.ts';
import { createSignInHandlers } from './shell/sign-in-handlers.ts';
import { signInMethodIn } from './shell/sign-in-method.ts';
import { createState } from './shell/state.ts';
import { openTray } from './shell/tray.ts';
import { createTrayActions } from './shell/tray-actions.ts';
import { createVerificationWindows } from './shell/verification-windows.ts';
import { openCatalogs } from './vault/catalogs.ts';
import { createCipher } from './vault/cipher.ts';
import { chooseKeychain } from './vault/keychain-choice.ts';
import { managedSettingsPath, readManagedSettings } from './vault/managed-settings.ts';
import { openSettings } from './vault/settings.ts';
import { openVault } from './vault/vault.ts';

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

/** What an administrator has fixed. A file that stands in for theirs in tests is the person's own. */
const readFixedSettings = () => {
  const { managedSettings } = launch;
  return app.isPackaged || managedSettings === undefined
    ? readManagedSettings(managedSettingsPath(process.platform, process.env.ProgramData))
    : readManagedSettings(managedSettings, [0, process.getuid?.() ?? 0]);
};

const start = async (): Promise<void> => {
  const folder = app.getPath('userData');
  const paths = awsPaths(process.env);
  const devTools = !app.isPackaged;

  // What is kept
  const settingsFile = openSettings(folder);
  const { sessions: remembered, settings, recentRoles, recentDestinations, ...others } = settingsFile.read();
  const { doors: keptDoors, chainedRoles, applications } = others;
  const sessionIds = remembered.map(({ id }) => id);
  const fixed = readFixedSettings();
  const vault = await openVault({ folder, cipher: createCipher() });
  const jars = createCookieJars(folder);
  const catalogs = openCatalogs(join(folder, 'catalogs'));
  await Promise.all([vault, jars, catalogs].map((kept) => kept.keepOnly(sessionIds)));

  // The state
  const state = createState(
    firstState({
      settings,
      managed: fixed.managed,
      recentRoles,
      recentDestinations,
      ...{ chainedRoles, applications },
      sessionIds,
      vault: vault.status,
      online: net.isOnline(),
      platform: process.platform,
      setAside: {
        'settings-set-aside': settingsFile.setAside,
        'vault-set-aside': vault.setAside,
        'managed-settings-ignored': fixed.refused,
      },
    }),
    randomUUID,
  );
  const remember = createRemember(settingsFile, state, log);
  rememberState(state, remember);
  const { feeds, tellCatalog, tellProtocol, tellAwsFiles, showSession, chooseInMenu } = createMainFeeds(state);
  const protocols = buildProtocols({
    userData: folder,
    version: app.getVersion(),
    tell: tellProtocol,
    copy: (text) => clipboard.copy(text),
    ...{ state, log },
  });
  await protocols.open(sessionIds, vault.setAside !== undefined);

  // The engine
  const network = watchNetwork(net.isOnline, systemClock, (online) => {
    state.change({ online });
    engine.wake();
  });
  const configuredEndpoints = createConfiguredEndpoints(paths);
  const wayOut = buildNetwork({
    ...{ environment: process.env, proxies, state, vault },
    onAnswered: (signIns) => {
      engine.wake();
      for (const id of signIns) void engine.signIn(id);
    },
  });
  const engine = createEngine({
    fetch: wayOut.fetch,
    clock: systemClock,
    random: Math.random,
    network,
    secrets: vault.secrets,
    sharedTokens: createSharedTokenPort(openSharedTokens({ folder: paths.tokenCache, now: Date.now })),
    catalogs,
    environment: process.env,
    signInMethod: () => signInMethodIn(state.read()),
    configuredEndpoints: configuredEndpoints.of,
    chainedRole: (id) => state.read().chainedRoles.find((role) => role.id === id) ?? profileRoles.find(id),
    applicationTokens: vault.applicationTokens,
    publish: {
      status: (id, status) => state.changeSession(id, (view) => ({ ...view, status })),
      sync: (id, sync) => state.changeSession(id, (view) => ({ ...view, sync })),
      catalog: tellCatalog,
      region: (id, region) => sessions.moveTo(id, region),
      clockSkew: state.tellClockSkew,
      notice: state.notify,
      applicationToken: (id, token) => roles.applications.show(id, token),
      protocol: protocols.record,
    },
  });

  // What people can ask for
  const sessions = createSessions({
    remembered,
    remember: (kept) => remember({ sessions: kept }),
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
  const copying = createCopying({ engine, state, clipboard, clock: systemClock });
  const roles = buildRoles({ state, engine, copying });
  const demo = createDemo({ openService: openDemoService, sessions, newId: randomUUID });
  const files = buildAwsFiles({
    ...{ paths, userData: folder, sessions, engine, state, configuredEndpoints },
    tell: tellAwsFiles,
  });
  const { awsFiles } = files;
  const tools = buildDoors({
    userData: folder,
    version: app.getVersion(),
    kept: keptDoors,
    remember: (doors) => remember({ doors }),
    ...{ state, engine, sessions, awsFiles, profileRoles, clipboard },
    applications: roles.applications,
  });
  const browsers = buildBrowsers();
  const consoles = buildConsoles({
    ...{ engine, sessions, state, clipboard, browsers },
    window: () => ({ preload, icon, devTools, hardening, issuers: wayOut.issuers, run }),
    showSession: (id) => {
      showSession(id);
      mainWindow.show();
    },
  });
  const run = createCommands(
    {
      ...files.handlers,
      ...tools.handlers,
      ...roles.handlers,
      ...wayOut.handlers,
      ...protocols.handlers,
      ...consoles.handlers,
      ...createHandlers({
        engine,
        sessions,
        state,
        clipboard,
        copyCredentials: copying.copyCredentials,
        addDemo: demo.add,
      }),
      ...createSignInHandlers({
        ...{ engine, sessions, state, clipboard },
        showVerificationWindow: (id) => verificationWindows.show(id),
        openInBrowser: browsers.openInBrowser,
      }),
    },
    log,
  );

  // What people see
  serveApp(session.defaultSession, join(out, 'renderer'), devTools);
  const icon = appIcon();
  const backgroundNotice = createBackgroundNotice({
    wasTold: () => settingsFile.read().toldAboutBackground,
    rememberTold: () => remember({ toldAboutBackground: true }),
    quit: () => app.quit(),
  });
  const mainWindow = createMainWindow({
    preload,
    icon,
    devTools,
    log,
    run,
    feeds,
    lastPlace: () => settingsFile.read().window,
    rememberPlace: (window) => remember({ window }),
    onClosedByHand: () => void backgroundNotice.tell(),
    mayReopen: createBreaker(systemClock.now, { times: 3, withinMs: 60_000 }),
  });
  const verificationWindows = createVerificationWindows({
    state,
    jars,
    preload,
    icon,
    devTools,
    hardening,
    issuers: wayOut.issuers,
    run,
    clock: systemClock,
    cancelSignIn: engine.cancelSignIn,
  });
  openBrowserSignIns(state, browsers.openInBrowser);
  const tray = openTray({
    icon: trayIcon(),
    state,
    clock: systemClock,
    act: createTrayActions({ run, state, showWindow: mainWindow.show, quit: () => app.quit() }),
  });
  const notify = openNotifications({
    state,
    icon,
    onClick: (id) => {
      if (id !== undefined) showSession(id);
      mainWindow.show();
    },
  });
  const stopEndWarnings = watchEnds({ state, clock: systemClock, show: notify });
  setApplicationMenu({
    devTools,
    openWindow: mainWindow.show,
    choose: (choice) => {
      chooseInMenu(choice);
      mainWindow.show();
    },
  });

  // What happens around it
  const wake = () => {
    protocols.note({ event: 'woke' });
    engine.wake();
  };
  watchPower({ onSleep: () => void clipboard.clearIfOurs(), onWake: wake });
  stayResident(app, mainWindow.show);
  const stopWatching = await files.start();
  const finish = async () => {
    backgroundNotice.close();
    verificationWindows.closeAll();
    consoles.closeAll();
    network.stop();
    stopWatching();
    stopEndWarnings();
    tray.close();
    await Promise.allSettled([clipboard.clearIfOurs(), sessions.removeTemporary(), tools.doors.close()]);
    engine.stop();
    await Promise.allSettled([demo.close(), tools.settled(), protocols.settled()]);
  };
  finishBeforeQuit(app, finish, log);

  if (!launch.hidden) mainWindow.show();
  // From here on there is a window to say what went wrong.
  const tell = (error: unknown) => {
    log('start-incomplete', errorCodes(error));
    state.notify(errorView(error));
  };
  await sessions.start().catch(tell);
  await roles.start().catch(tell);
  await tools.doors.open().catch(tell);
  if (launch.demo) await demo.add().catch(tell);
};

const commandLine = commandLineIn(process.argv, process.defaultApp === true);
const hardening = hardenApp(app, log);
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

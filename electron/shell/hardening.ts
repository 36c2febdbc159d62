/** The rules every session and every page lives under, whoever made it. Each is written out even where it is the default. */
import type { App, Session, WebContents, WebPreferences } from 'electron';
import type { Log } from './log.ts';
import { appOrigin } from './protocol.ts';

/** For pages of ours and pages of others alike. */
export const safeWebPreferences: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  disableBlinkFeatures: 'Auxclick',
  spellcheck: false,
};

/** Where the top page and its frames may go. Without one of its own, a page stays at our own origin. */
type NavigationRule = {
  readonly canShow: (address: string) => boolean;
  readonly canFrame: (address: string) => boolean;
  /** A page asked for a new window; none ever opens. */
  readonly windowAsked: (address: string) => void;
  /** It was asked to show a certificate of this machine; none is ever shown. */
  readonly certificateAsked?: () => void;
};

const atHome = (address: string) => address === appOrigin || address.startsWith(`${appOrigin}/`);

const homeRule: NavigationRule = { canShow: atHome, canFrame: () => false, windowAsked: () => undefined };

export type Hardening = { setRule(contents: WebContents, rule: NavigationRule): void };

// SECURITY: Electron grants every permission when nobody answers.
const hardenSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  // Off or not, a session fetches the dictionary of each language it has.
  session.setSpellCheckerLanguages([]);
  session.on('will-download', (event) => event.preventDefault());
};

const hardenContents = (contents: WebContents, ruleOf: (contents: WebContents) => NavigationRule, log: Log): void => {
  contents.setWindowOpenHandler(({ url }) => {
    ruleOf(contents).windowAsked(url);
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    const rule = ruleOf(contents);
    const permitted = event.isMainFrame ? rule.canShow(event.url) : rule.canFrame(event.url);
    if (permitted) return;
    log('navigation-refused', { frame: event.isMainFrame ? 'main' : 'sub' });
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    const rule = ruleOf(contents);
    const permitted = event.isMainFrame ? rule.canShow(event.url) : rule.canFrame(event.url);
    if (permitted) return;
    log('redirect-refused', { frame: event.isMainFrame ? 'main' : 'sub' });
    event.preventDefault();
  });
};

/** Installs the rules for everything made from now on; to be called before the app is ready. */
export const hardenApp = (app: App, log: Log): Hardening => {
  const rules = new WeakMap<WebContents, NavigationRule>();
  // Asked for together with --no-sandbox, as root has to, it would leave no process able to start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('session-created', hardenSession);
  app.on('web-contents-created', (_event, contents) =>
    hardenContents(contents, (each) => rules.get(each) ?? homeRule, log),
  );
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
  });
  // SECURITY: left alone, Electron shows the first certificate it finds to whoever asks.
  app.on('select-client-certificate', (event, contents, _address, _list, choose) => {
    event.preventDefault();
    choose();
    if (contents !== null) rules.get(contents)?.certificateAsked?.();
  });
  return { setRule: (contents, rule) => rules.set(contents, rule) };
};

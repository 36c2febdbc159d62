/** Lets every session go the way the environment says, as the AWS tools beside Latchkey do, and past its proxies. */
import type { App, Session, WebContents } from 'electron';
import type { EnvironmentProxies } from '../network/environment-proxies.ts';
import { type FindProxyLogin, isSameLogin, type ProxyLogin } from '../network/proxy-login.ts';

// Whoever starts the app with one of these has decided already; Chromium reads them itself.
const ownSwitches = ['proxy-server', 'proxy-pac-url', 'proxy-auto-detect', 'no-proxy-server'];

/**
 * To be called before the app is ready. Without it, Chromium on GNOME and KDE asks the desktop only and passes over
 * HTTPS_PROXY; where the environment names no proxy, the system's settings and PAC files count as ever.
 */
export const routeSessions = (app: App, proxies: EnvironmentProxies | undefined): void => {
  if (proxies === undefined || ownSwitches.some((name) => app.commandLine.hasSwitch(name))) return;
  app.on('session-created', (session: Session) => void session.setProxy(proxies.rules));
};

// Requests of one page may ask side by side before the first answer is known to hold: only a login that was given
// twice to the same page counts as refused.
const triesOfALogin = 2;

/** Answers the proxies that pages of others meet; servers that ask for a login get none. */
export const answerProxiesOfPages = (app: App, find: FindProxyLogin): void => {
  const given = new WeakMap<WebContents, Map<string, ProxyLogin[]>>();

  const givenTo = (contents: WebContents, proxy: string): ProxyLogin[] => {
    const byProxy = given.get(contents) ?? new Map<string, ProxyLogin[]>();
    const logins = byProxy.get(proxy) ?? [];
    given.set(contents, byProxy.set(proxy, logins));
    return logins;
  };

  app.on('login', (event, contents, _details, { isProxy, host, port, realm }, answer) => {
    if (!isProxy || contents === null) return;
    event.preventDefault();
    const proxy = `${host}:${port}`;
    const before = givenTo(contents, proxy);
    const refused = before.filter((login) => before.filter((each) => isSameLogin(each, login)).length >= triesOfALogin);
    find({ proxy, realm, refused }).then(
      (login) => {
        if (login === undefined) return answer();
        before.push(login);
        answer(login.username, login.password);
      },
      () => answer(),
    );
  });
};

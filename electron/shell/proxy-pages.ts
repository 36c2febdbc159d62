/** Logins for the proxies that pages of others meet. */
import type { App, WebContents } from 'electron';
import { type FindProxyLogin, isSameLogin, type ProxyLogin } from '../network/proxy-login.ts';

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

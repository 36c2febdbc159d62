/** Builds the ways out: the engine's fetch, the sessions of Chromium, and the logins for proxies on either. */
import { app } from 'electron';
import { errorView } from '../../shared/errors.ts';
import type { SessionId, SessionView } from '../../shared/model.ts';
import { chosenBundle } from '../network/certificate-authorities.ts';
import type { EnvironmentProxies } from '../network/environment-proxies.ts';
import { createNodeFetch } from '../network/node-fetch.ts';
import { createCertificateIssuers } from '../shell/certificate-issuers.ts';
import { systemClock } from '../shell/clock.ts';
import { createEngineFetch, engineSessions } from '../shell/engine-fetch.ts';
import { createProxyHandlers } from '../shell/proxy-handlers.ts';
import { createProxyLogins } from '../shell/proxy-logins.ts';
import { answerProxiesOfPages } from '../shell/proxy-pages.ts';
import { createRoutes } from '../shell/proxy-routes.ts';
import type { State } from '../shell/state.ts';
import type { Vault } from '../vault/vault.ts';

type Parts = {
  readonly environment: NodeJS.ProcessEnv;
  readonly proxies: EnvironmentProxies | undefined;
  readonly state: State;
  readonly vault: Vault;
  /** What waited for a proxy's login can be tried again, the sign-ins that ended for want of it among that. */
  readonly onAnswered: (signIns: readonly SessionId[]) => void;
};

const isHeldUp = ({ status }: SessionView): boolean =>
  status.kind === 'signed-out' && status.because === 'proxy-password-needed';

/** To be called before any session is opened for a person's pages. */
export const buildNetwork = ({ environment, proxies, state, vault, onAnswered }: Parts) => {
  const issuers = createCertificateIssuers();
  const logins = createProxyLogins({
    kept: vault.proxyLogins,
    environment: proxies,
    clock: systemClock,
    show: state.showProxyQuestion,
    onAnswered: () =>
      onAnswered(
        state
          .read()
          .sessions.filter(isHeldUp)
          .map(({ session }) => session.id),
      ),
    onUnkept: (error) => state.notify(errorView(error)),
  });
  app.on('session-created', issuers.watch);
  answerProxiesOfPages(app, logins.find);
  // A person who starts a sign-in wants to get through, whatever was put away before.
  state.subscribe(({ sessions }, before) => {
    const isNew = (id: string) => before.sessions.find(({ session }) => session.id === id)?.status.kind !== 'starting';
    if (sessions.some(({ session, status }) => status.kind === 'starting' && isNew(session.id))) logins.askAgain();
  });

  const userAgent = `Latchkey/${app.getVersion()}`;
  const sessions = engineSessions(userAgent);
  const bundle = chosenBundle(environment);
  const findLogin = logins.findSoon;
  const fetch =
    bundle === undefined
      ? createEngineFetch({ ...sessions, userAgent, findLogin, issuers })
      : createNodeFetch({ userAgent, routesTo: createRoutes(sessions.network), bundle, findLogin });

  return { fetch, issuers, handlers: createProxyHandlers(logins) };
};

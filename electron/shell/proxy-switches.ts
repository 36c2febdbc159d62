/** Lets everything go the way the environment says, as the AWS tools beside Latchkey do. */
import type { App } from 'electron';
import type { EnvironmentProxies } from '../network/environment-proxies.ts';

// Whoever starts the app with one of these has decided already.
const ownSwitches = ['proxy-server', 'proxy-pac-url', 'proxy-auto-detect', 'no-proxy-server'];

/**
 * To be called before the app is ready. Without it, Chromium on GNOME and KDE asks the desktop only and passes over
 * HTTPS_PROXY; where the environment names no proxy, the system's settings and PAC files count as ever. By switches,
 * because a session that is told afterwards may have sent its first request already.
 */
export const setProxySwitches = (app: App, proxies: EnvironmentProxies | undefined): void => {
  const { commandLine } = app;
  if (proxies === undefined || ownSwitches.some((name) => commandLine.hasSwitch(name))) return;
  commandLine.appendSwitch('proxy-server', proxies.rules.proxyRules);
  if (proxies.rules.proxyBypassRules !== '') {
    commandLine.appendSwitch('proxy-bypass-list', proxies.rules.proxyBypassRules);
  }
};

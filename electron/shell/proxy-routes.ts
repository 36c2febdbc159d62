/** The way to an address as Chromium finds it, PAC files and all, for requests that Node makes. */
import type { Session } from 'electron';
import { AppError } from '../../shared/errors.ts';
import type { Route } from '../network/node-fetch.ts';

const routeIn = (part: string): readonly Route[] => {
  const [kind = '', host = ''] = part.trim().split(/\s+/);
  if (kind === 'DIRECT') return ['direct'];
  if (kind === 'PROXY') return [new URL(`http://${host}`)];
  return kind === 'HTTPS' ? [new URL(`https://${host}`)] : [];
};

/** Reads what a PAC file answers, such as `PROXY a:3128; DIRECT`. Throws AppError `proxy-failed` where Node knows none of the ways. */
export const routesIn = (answer: string): readonly Route[] => {
  const routes = answer.split(';').flatMap(routeIn);
  if (routes.length === 0) throw new AppError('proxy-failed', { detail: answer.replace(/;.*$/, '').trim() });
  return routes;
};

export const createRoutes = (network: Session): ((address: string) => Promise<readonly Route[]>) => {
  // The first answer of a new session is DIRECT, whatever is set.
  const awake = network.resolveProxy('https://localhost/');
  return async (address) => {
    await awake;
    return routesIn(await network.resolveProxy(address));
  };
};

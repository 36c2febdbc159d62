/** Which addresses are the console's, and which color stands for an account. */
import { type SessionColor, sessionColors } from '../../shared/model.ts';

const parse = (address: string): URL | undefined => {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
};

/**
 * Whether an address is on the console's own hosts: the given origin, the console of any other region of its partition,
 * and the hosts below that it gives each account (`<account>-<id>.<region>.console.aws.amazon.com`).
 */
export const isConsoleAddress = (address: string, consoleOrigin: string): boolean => {
  const url = parse(address);
  if (url === undefined) return false;
  if (url.origin === consoleOrigin) return true;
  const family = /(?:^|\.)(console\..+)$/.exec(parse(consoleOrigin)?.hostname ?? '')?.[1];
  if (family === undefined || url.protocol !== 'https:' || url.port !== '') return false;
  return url.hostname === family || url.hostname.endsWith(`.${family}`);
};

/** The same color for an account every time, where its session has none. */
export const colorOfAccount = (accountId: string): SessionColor => {
  const sum = [...accountId].reduce((total, digit) => (total * 31 + digit.charCodeAt(0)) % 65_521, 7);
  return sessionColors[sum % sessionColors.length] ?? 'blue';
};

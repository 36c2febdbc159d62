/** Which addresses may be loaded in a sign-in window or handed to the system browser. */
import type { SessionView } from '../../shared/model.ts';

const parse = (address: string): URL | undefined => {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
};

const loopbackName = /^(?:localhost|.+\.localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

export const isLoopbackAddress = (address: string): boolean => {
  const url = parse(address);
  return url !== undefined && loopbackName.test(url.hostname);
};

/** Plain http is for a session whose own service is on this machine, such as the demo's simulator. */
export const allowsLoopback = ({ override }: SessionView): boolean =>
  override !== undefined && isLoopbackAddress(override.endpoints.oidc);

/** SECURITY: https anywhere, http on loopback where the session is there itself, and no other scheme at all. */
export const isPermittedAddress = (address: string, loopbackAllowed: boolean): boolean => {
  const url = parse(address);
  if (url === undefined) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackAllowed && loopbackName.test(url.hostname));
};

/** What a page may fetch beside documents: its sockets go by the same rule, and data it made itself is its own. */
export const isPermittedRequest = (address: string, loopbackAllowed: boolean): boolean => {
  const url = parse(address);
  if (url === undefined) return false;
  switch (url.protocol) {
    case 'wss:':
    case 'data:':
    case 'blob:':
      return true;
    case 'ws:':
      return loopbackAllowed && loopbackName.test(url.hostname);
    default:
      return isPermittedAddress(address, loopbackAllowed);
  }
};

/** True for what is for a program of this machine: an address of another scheme, or one on loopback. */
export const isForOtherProgram = (address: string): boolean => {
  const url = parse(address);
  if (url === undefined) return false;
  return (
    !/^(?:https?|wss?|data|blob|about|javascript|file|chrome.*|devtools|view-source):$/.test(url.protocol) ||
    loopbackName.test(url.hostname)
  );
};

/** A frame inside a sign-in page may also show what its own page wrote into it. */
export const isPermittedFrame = (address: string, loopbackAllowed: boolean): boolean =>
  /^(?:about:(?:blank|srcdoc)(?:[?#]|$)|data:|blob:)/.test(address) || isPermittedAddress(address, loopbackAllowed);

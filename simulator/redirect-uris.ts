const loopbackForm = /^http:\/\/(127\.0\.0\.1|\[::1\])(?::\d{1,5})?(?=\/|$)(.*)$/;

/** What of a redirect URI to a loopback address has to stay the same: all but its port. */
const withoutPort = (redirectUri: string): string | undefined => {
  const match = loopbackForm.exec(redirectUri);
  return match === null ? undefined : `${match[1]} ${match[2]}`;
};

/** Whether a redirect URI may be registered: https, or http to this machine, without a fragment. */
export const isAcceptableRedirect = (redirectUri: string): boolean => {
  try {
    const { protocol, hostname, hash } = new URL(redirectUri);
    const isLoopback = hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
    return hash === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopback));
  } catch {
    return false;
  }
};

/**
 * Whether a redirect URI is a registered one. Compared letter by letter, except that the port of a loopback address
 * may be any, as it is chosen anew each time (RFC 8252 section 7.3).
 */
export const isRegisteredRedirect = (redirectUri: string, registered: readonly string[]): boolean =>
  isAcceptableRedirect(redirectUri) &&
  registered.some((known) => {
    if (known === redirectUri) return true;
    const unchanging = withoutPort(known);
    return unchanging !== undefined && unchanging === withoutPort(redirectUri);
  });

/** A redirect URI with parameters added to those it has (RFC 6749 section 4.1.2). */
export const redirectWith = (redirectUri: string, parameters: Readonly<Record<string, string | undefined>>): string => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.append(name, value);
  }
  return url.href;
};

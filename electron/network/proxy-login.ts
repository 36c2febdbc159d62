/** A name and password for a proxy. The password is a secret like any token. */
export type ProxyLogin = { readonly username: string; readonly password: string };

/** A proxy's wish to know who asks (RFC 9110 section 11.7.1). */
export type ProxyChallenge = {
  /** Host and port, such as `proxy.example.com:3128`. */
  readonly proxy: string;
  readonly realm?: string;
  /** What this proxy did not accept for the same request. */
  readonly refused: readonly ProxyLogin[];
};

/** Finds a login to try. Undefined: there is none now, and the request is given up. */
export type FindProxyLogin = (challenge: ProxyChallenge) => Promise<ProxyLogin | undefined>;

export const isSameLogin = (one: ProxyLogin, other: ProxyLogin): boolean =>
  one.username === other.username && one.password === other.password;

/** Who issued the certificates that Chromium turned down: it names no issuer in its errors. */
import type { Session } from 'electron';

export type CertificateIssuers = {
  watch(session: Session): void;
  /** The issuer of the certificate last refused for this host. */
  of(session: Session, hostname: string): string | undefined;
};

const longestMemory = 100;

export const createCertificateIssuers = (): CertificateIssuers => {
  const seen = new WeakMap<Session, Map<string, string>>();

  return {
    watch(session) {
      const hosts = new Map<string, string>();
      seen.set(session, hosts);
      session.setCertificateVerifyProc(({ hostname, errorCode, certificate }, verdict) => {
        if (errorCode !== 0) {
          hosts.delete(hostname);
          hosts.set(hostname, certificate.issuerName);
          const [oldest] = hosts.keys();
          if (hosts.size > longestMemory && oldest !== undefined) hosts.delete(oldest);
        }
        // SECURITY: Chromium's own verdict stands, always; here it is only listened to.
        verdict(-3);
      });
    },
    of: (session, hostname) => seen.get(session)?.get(hostname),
  };
};

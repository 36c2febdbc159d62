/** Servers and proxies on loopback to try the ways of the network on, with certificates of any kind. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';
import { Server as ProxyServer, RequestError } from 'proxy-chain';

const dayMs = 24 * 3_600_000;

type Party = {
  readonly name: string;
  readonly certificate: forge.pki.Certificate;
  readonly key: forge.pki.rsa.PrivateKey;
};

export type Certificate = Party & { readonly pem: string; readonly keyPem: string };

type CertificateOptions = {
  readonly name: string;
  /** Absent: it vouches for itself. */
  readonly issuer?: Party;
  readonly hostname?: string;
  readonly isExpired?: boolean;
};

/** Issues a certificate for `hostname`, or for an authority where there is none. */
export const issueCertificate = ({ name, issuer, hostname, isExpired = false }: CertificateOptions): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 10 * dayMs);
  certificate.validity.notAfter = new Date(Date.now() + (isExpired ? -dayMs : dayMs));
  certificate.setSubject([{ name: 'commonName', value: name }]);
  certificate.setIssuer([{ name: 'commonName', value: issuer?.name ?? name }]);
  certificate.setExtensions([
    { name: 'basicConstraints', critical: true, cA: hostname === undefined },
    ...(hostname === undefined ? [] : [{ name: 'subjectAltName', altNames: [{ type: 2, value: hostname }] }]),
  ]);
  certificate.sign(issuer?.key ?? key, forge.md.sha256.create());
  return { name, certificate, key, pem: forge.pki.certificateToPem(certificate), keyPem: privateKey };
};

export type Running = { readonly url: string; readonly port: number; close(): Promise<void> };

/** An https server under the name `localhost`. */
export const serveTls = async ({ pem, keyPem }: Certificate, answer: RequestListener): Promise<Running> => {
  const server = createServer({ cert: pem, key: keyPem }, answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

export type ProxyOptions = {
  /** Absent: everybody may pass. */
  readonly login?: { readonly username: string; readonly password: string };
  /** A proxy behind this one. */
  readonly next?: string;
  /** What it answers to everybody instead. */
  readonly status?: number;
};

export type RunningProxy = Running & {
  /** Such as `127.0.0.1:3128`. */
  readonly name: string;
  /** The host names that were let through, in order. */
  readonly passed: readonly string[];
  /** The host names that were asked for at all, with or without a login that holds. */
  readonly asked: readonly string[];
};

/** A real proxy, which asks for a login by Basic where it has one. */
export const serveProxy = async ({ login, next, status }: ProxyOptions = {}): Promise<RunningProxy> => {
  const passed: string[] = [];
  const asked: string[] = [];
  const proxy = new ProxyServer({
    host: '127.0.0.1',
    port: 0,
    authRealm: 'Contoso',
    prepareRequestFunction: ({ username, password, hostname }) => {
      asked.push(hostname);
      if (login && (username !== login.username || password !== login.password)) return { requestAuthentication: true };
      if (status !== undefined) throw new RequestError('refused', status);
      passed.push(hostname);
      return next === undefined ? undefined : { upstreamProxyUrl: next };
    },
  });
  await proxy.listen();
  return {
    url: `http://127.0.0.1:${proxy.port}`,
    name: `127.0.0.1:${proxy.port}`,
    port: proxy.port,
    passed,
    asked,
    close: () => proxy.close(true),
  };
};

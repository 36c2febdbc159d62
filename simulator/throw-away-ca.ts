import { generateKeyPair, randomBytes } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { createBoundedMap } from './bounded-map.ts';

/** A certificate authority that lives in memory only: with the process its private key is gone for good. */
export type ThrowAwayCa = {
  /** Its certificate, as PEM, for clients that are to trust it. */
  readonly certificate: string;
  /** What to answer TLS with under a host name. */
  contextFor(hostname: string): SecureContext;
};

type KeyPair = { readonly publicKey: forge.pki.rsa.PublicKey; readonly privateKey: forge.pki.rsa.PrivateKey };

const dayMs = 24 * 3_600_000;
const commonName = 'Throw-away CA of a simulator';

/** Drawn by Node: the certificate library would take a second for it in JavaScript. */
const drawKeyPair = async (): Promise<KeyPair & { readonly privateKeyPem: string }> => {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return {
    publicKey: forge.pki.publicKeyFromPem(publicKey),
    privateKey: forge.pki.privateKeyFromPem(privateKey),
    privateKeyPem: privateKey,
  };
};

/** A certificate for a week, not signed yet. By the real clock, which is the one that TLS clients go by. */
const unsignedCertificate = (publicKey: forge.pki.rsa.PublicKey, subject: string): forge.pki.Certificate => {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  // Positive, as RFC 5280 section 4.1.2.2 wants it.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(Date.now() - dayMs);
  certificate.validity.notAfter = new Date(Date.now() + 7 * dayMs);
  certificate.setSubject([{ name: 'commonName', value: subject }]);
  certificate.setIssuer([{ name: 'commonName', value: commonName }]);
  return certificate;
};

/** Makes an authority and the key that all its host certificates share. Takes some tenths of a second. */
export const createThrowAwayCa = async (): Promise<ThrowAwayCa> => {
  const [ownKeys, hostKeys] = await Promise.all([drawKeyPair(), drawKeyPair()]);
  const own = unsignedCertificate(ownKeys.publicKey, commonName);
  own.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  own.sign(ownKeys.privateKey, forge.md.sha256.create());
  const keyIdentifier = own.generateSubjectKeyIdentifier().getBytes();
  const certificate = forge.pki.certificateToPem(own);

  const createContext = (hostname: string): SecureContext => {
    const certificateOfHost = unsignedCertificate(hostKeys.publicKey, hostname.slice(0, 64));
    certificateOfHost.setExtensions([
      { name: 'basicConstraints', critical: true, cA: false },
      { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: hostname }] },
      { name: 'authorityKeyIdentifier', keyIdentifier },
    ]);
    certificateOfHost.sign(ownKeys.privateKey, forge.md.sha256.create());
    return createSecureContext({ key: hostKeys.privateKeyPem, cert: forge.pki.certificateToPem(certificateOfHost) });
  };

  const contexts = createBoundedMap<SecureContext>(1000, () => Number.POSITIVE_INFINITY);
  return {
    certificate,
    contextFor: (hostname) => {
      const known = contexts.get(hostname);
      if (known !== undefined) return known;
      const context = createContext(hostname);
      contexts.set(hostname, context);
      return context;
    },
  };
};

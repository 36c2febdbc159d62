/** Whom to trust beyond, or instead of, the authorities that Node brings along. */
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { AppError } from '../../shared/errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type BundleChoice = {
  readonly path: string;
  /** Whether Node's own authorities go on counting. */
  readonly adds: boolean;
};

const certificatesIn = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * The bundle that the environment asks for. AWS_CA_BUNDLE goes first and stands alone, as it does for the AWS CLI and
 * botocore; NODE_EXTRA_CA_CERTS adds to the usual authorities, as it does for Node.
 */
export const chosenBundle = (environment: Environment): BundleChoice | undefined => {
  const { AWS_CA_BUNDLE: only, NODE_EXTRA_CA_CERTS: extra } = environment;
  if (only) return { path: only, adds: false };
  return extra ? { path: extra, adds: true } : undefined;
};

const readCertificates = async (path: string): Promise<readonly string[]> => {
  try {
    const found = (await readFile(path, 'utf8')).match(certificatesIn) ?? [];
    // Node would pass over what it cannot read, and trust nobody without a word.
    for (const each of found) new X509Certificate(each);
    if (found.length > 0) return found;
  } catch (cause) {
    throw new AppError('file-unreadable', { detail: path, cause });
  }
  throw new AppError('file-unreadable', { detail: path });
};

/**
 * What TLS connections go by under a bundle.
 * @throws AppError `file-unreadable` with the path, also for a file with no certificate in it
 */
export const trustOf = async ({ path, adds }: BundleChoice): Promise<SecureContext> => {
  const certificates = await readCertificates(path);
  return createSecureContext({ ca: adds ? [...rootCertificates, ...certificates] : [...certificates] });
};

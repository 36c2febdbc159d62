import { safeStorage } from 'electron';
import { AppError } from '../../shared/errors.ts';

/** Encryption with a key that the operating system's keychain holds. */
export type Cipher = {
  /** Whether a keychain answers now. Only meaningful once the app is ready. */
  isAvailable(): boolean;
  /** Throws AppError `keyring-unavailable`. */
  encrypt(text: string): Promise<Buffer>;
  /** Throws when the bytes were not encrypted with this key, or were changed. */
  decrypt(bytes: Buffer): Promise<string>;
};

/** Electron 25 has none of the asynchronous methods, nor a way to ask for the backend. */
type SafeStorage = Pick<typeof safeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<typeof safeStorage, 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'>>;

const storage: SafeStorage = safeStorage;
const isLinux = process.platform === 'linux';

// SECURITY: where no keychain answers, Chromium on Linux "encrypts" with a key that everybody knows and marks it so.
const hasPublicKey = (bytes: Buffer): boolean => isLinux && bytes.subarray(0, 3).toString('latin1') === 'v10';

const isAvailable = (): boolean => {
  if (!storage.isEncryptionAvailable()) return false;
  const backend = isLinux ? storage.getSelectedStorageBackend?.() : undefined;
  return backend !== 'basic_text' && backend !== 'unknown';
};

/** Electron's safeStorage: Secret Service or KWallet on Linux, Keychain on macOS, DPAPI on Windows. */
export const createCipher = (): Cipher => ({
  isAvailable,

  encrypt: async (text) => {
    if (!isAvailable()) throw new AppError('keyring-unavailable');
    try {
      const bytes = storage.encryptStringAsync ? await storage.encryptStringAsync(text) : storage.encryptString(text);
      if (!hasPublicKey(bytes)) return bytes;
    } catch (cause) {
      throw new AppError('keyring-unavailable', { cause });
    }
    throw new AppError('keyring-unavailable');
  },

  decrypt: async (bytes) => {
    if (hasPublicKey(bytes)) throw new AppError('keyring-unavailable');
    return storage.decryptStringAsync ? (await storage.decryptStringAsync(bytes)).result : storage.decryptString(bytes);
  },
});

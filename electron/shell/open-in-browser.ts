/** Opening an address outside Latchkey, in the browser a session has chosen. */
import { subjectNames } from '../../shared/copy.ts';
import { AppError } from '../../shared/errors.ts';
import type { BrowserChoice } from '../../shared/model.ts';
import { isPermittedAddress } from './permitted-url.ts';

/**
 * Opens an address in the chosen browser; without a choice in the system's default. Throws AppError `browser-refused`:
 * with the browser's name where that cannot be started, without where the address is neither https nor on loopback.
 * SECURITY: an address becomes part of a command line, which every user of the machine can read. Nothing secret here.
 */
export type OpenInBrowser = (address: string, choice?: BrowserChoice) => Promise<void>;

type BrowserPorts = {
  readonly openDefault: (address: string) => Promise<void>;
  readonly openInstalled: (browserId: string, profileId: string | undefined, address: string) => Promise<void>;
  readonly runCommand: (command: string, address: string) => Promise<void>;
};

export const createOpenInBrowser =
  ({ openDefault, openInstalled, runCommand }: BrowserPorts): OpenInBrowser =>
  async (given, choice = { kind: 'default' }) => {
    if (!isPermittedAddress(given, true)) throw new AppError('browser-refused');
    // As a URL is written: no blank and no quote is left in it.
    const address = new URL(given).href;
    switch (choice.kind) {
      case 'installed':
        return openInstalled(choice.browserId, choice.profileId, address);
      case 'command':
        return runCommand(choice.command, address);
      case 'default':
        return openDefault(address).catch((cause: unknown) => {
          throw new AppError('browser-refused', { detail: subjectNames.defaultBrowser, cause });
        });
    }
  };

type HandOverPorts = {
  readonly openInBrowser: OpenInBrowser;
  /** Listens on loopback, and leads the first who comes on to the address. */
  readonly openRedirect: (address: string) => Promise<{ readonly address: string; close(): void }>;
};

/** Opens an address that is a secret: it appears in no command line. Throws as `OpenInBrowser` does. */
export const createHandOver =
  ({ openInBrowser, openRedirect }: HandOverPorts): OpenInBrowser =>
  async (secretAddress, choice) => {
    if (!isPermittedAddress(secretAddress, true)) throw new AppError('browser-refused');
    const redirect = await openRedirect(secretAddress);
    try {
      await openInBrowser(redirect.address, choice);
    } catch (error) {
      redirect.close();
      throw error;
    }
  };

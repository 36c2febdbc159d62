/** Builds what opens addresses outside Latchkey. */
import { access, constants, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { shell } from 'electron';
import { AppError } from '../../shared/errors.ts';
import type { InstalledBrowser } from '../../shared/model.ts';
import { type BrowserPlaces, findBrowsers } from '../browsers/find-browsers.ts';
import { openOneTimeRedirect } from '../browsers/one-time-redirect.ts';
import { installedCommand, ownCommand, startDetached } from '../browsers/start-browser.ts';
import { createHandOver, createOpenInBrowser } from '../shell/open-in-browser.ts';

const canRun = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

export const buildBrowsers = () => {
  const { platform, env } = process;
  const places: BrowserPlaces = {
    platform,
    environment: env,
    home: homedir(),
    canRun,
    read: (path) => readFile(path, 'utf8').catch(() => undefined),
  };

  const openInBrowser = createOpenInBrowser({
    openDefault: (address) => shell.openExternal(address),
    openInstalled: async (browserId, profileId, address) => {
      const browser = (await findBrowsers(places)).find(({ id }) => id === browserId);
      if (browser === undefined) throw new AppError('browser-refused', { detail: `The browser ${browserId}` });
      await startDetached(installedCommand(browser, profileId, address), browser.name, env);
    },
    runCommand: (command, address) => {
      const words = ownCommand(command, address);
      return startDetached(words, `The command ${words[0]}`, env);
    },
  });

  return {
    openInBrowser,
    handOver: createHandOver({ openInBrowser, openRedirect: openOneTimeRedirect }),
    readBrowsers: async (): Promise<readonly InstalledBrowser[]> =>
      (await findBrowsers(places)).map(({ id, name, profiles }) => ({ id, name, profiles })),
  };
};

export type Browsers = ReturnType<typeof buildBrowsers>;

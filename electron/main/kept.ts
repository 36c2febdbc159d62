/** Opens what is kept from run to run, and begins the state with it. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, net } from 'electron';
import { formatOfShell } from '../../shared/copy-format.ts';
import { createCookieJars } from '../shell/cookie-jars.ts';
import { firstState } from '../shell/first-state.ts';
import type { Log } from '../shell/log.ts';
import { createRemember, rememberState } from '../shell/memory.ts';
import { createState } from '../shell/state.ts';
import { openCatalogs } from '../vault/catalogs.ts';
import { createCipher } from '../vault/cipher.ts';
import { managedSettingsPath, readManagedSettings } from '../vault/managed-settings.ts';
import { defaultPersisted } from '../vault/persisted.ts';
import { openSettings } from '../vault/settings.ts';
import { openVault } from '../vault/vault.ts';

type Parts = {
  readonly userData: string;
  /** Stands in for the administrator's file where the app runs from a checkout; it may be the person's own. */
  readonly managedSettings: string | undefined;
  readonly log: Log;
};

/** Credentials are copied for the shell that the person logs in with until they choose otherwise. */
const firstPersisted = () => {
  const copyFormat = formatOfShell(process.platform, process.env.SHELL);
  return { ...defaultPersisted, settings: { ...defaultPersisted.settings, copyFormat } };
};

const readFixedSettings = (standIn: string | undefined) =>
  app.isPackaged || standIn === undefined
    ? readManagedSettings(managedSettingsPath(process.platform, process.env.ProgramData))
    : readManagedSettings(standIn, [0, process.getuid?.() ?? 0]);

export const openKept = async ({ userData, managedSettings, log }: Parts) => {
  const settingsFile = openSettings(userData, firstPersisted());
  const { sessions, doors, window: _window, toldAboutBackground: _told, ...begun } = settingsFile.read();
  const sessionIds = sessions.map(({ id }) => id);
  const fixed = readFixedSettings(managedSettings);
  const vault = await openVault({ folder: userData, cipher: createCipher() });
  const jars = createCookieJars(userData);
  const catalogs = openCatalogs(join(userData, 'catalogs'));
  await Promise.all([vault, jars, catalogs].map((kept) => kept.keepOnly(sessionIds)));

  const state = createState(
    firstState({
      ...begun,
      sessionIds,
      managed: fixed.managed,
      vault: vault.status,
      online: net.isOnline(),
      platform: process.platform,
      setAside: {
        'settings-set-aside': settingsFile.setAside,
        'vault-set-aside': vault.setAside,
        'managed-settings-ignored': fixed.refused,
      },
    }),
    randomUUID,
  );
  const remember = createRemember(settingsFile, state, log);
  rememberState(state, remember);
  return { sessions, sessionIds, doors, settingsFile, vault, jars, catalogs, state, remember };
};

export type Kept = Awaited<ReturnType<typeof openKept>>;

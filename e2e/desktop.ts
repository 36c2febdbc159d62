import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sessionBus } from 'dbus-next';
import { startDesktopSession } from '../build/desktop-session.mjs';
import type { RunFolder } from '../build/run-folder.mjs';
import { type LoginManager, startLoginManager } from './login-manager.ts';
import { type NotificationDaemon, startNotificationDaemon } from './notification-daemon.ts';
import { startTrayHost, type TrayHost } from './tray-host.ts';

/** What a desktop offers beside a display. */
export type DesktopOptions = { readonly keyring: boolean; readonly tray: boolean };

/** A desktop of one test's own: its session and system bus, keyring, tray, notifications and power management. */
export type Desktop = {
  readonly env: Readonly<Record<string, string>>;
  readonly tray: TrayHost | undefined;
  readonly notifications: NotificationDaemon;
  readonly logins: LoginManager;
  stop(): Promise<void>;
};

export const startDesktop = async (
  runFolder: RunFolder,
  name: string,
  { keyring, tray }: DesktopOptions,
): Promise<Desktop> => {
  const folderFor = (part: string): RunFolder => {
    const path = join(runFolder.path, `${name}-${part}`);
    mkdirSync(path);
    return { ...runFolder, path, env: { ...runFolder.env, XDG_DATA_HOME: path } };
  };
  const session = await startDesktopSession(folderFor('session'), { keyring });
  const system = await startDesktopSession(folderFor('system'), { keyring: false });
  const bus = sessionBus({ busAddress: session.env.DBUS_SESSION_BUS_ADDRESS });
  const systemBus = sessionBus({ busAddress: system.env.DBUS_SESSION_BUS_ADDRESS });

  return {
    env: { ...session.env, DBUS_SYSTEM_BUS_ADDRESS: system.env.DBUS_SESSION_BUS_ADDRESS },
    tray: tray ? await startTrayHost(bus) : undefined,
    notifications: await startNotificationDaemon(bus),
    logins: await startLoginManager(systemBus),
    async stop() {
      bus.disconnect();
      systemBus.disconnect();
      await Promise.all([session.stop(), system.stop()]);
    },
  };
};

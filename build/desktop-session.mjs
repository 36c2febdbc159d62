import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDaemon } from './daemon.mjs';

/**
 * A session bus that starts nothing by itself: what is on it was put there by the run.
 * @param {string} socket
 */
const busConfiguration = (socket) => `<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/**
 * A D-Bus session of its own, with an unlocked keyring on it if asked for. Several can run at once, each in its own run
 * folder.
 * @param {Pick<import('./run-folder.mjs').RunFolder, 'path' | 'env'>} runFolder
 * @param {{ keyring: boolean }} options
 * @returns {Promise<{ env: { DBUS_SESSION_BUS_ADDRESS: string }, stop: () => Promise<void> }>}
 */
export async function startDesktopSession(runFolder, { keyring }) {
  const configuration = join(runFolder.path, 'bus.conf');
  writeFileSync(configuration, busConfiguration(join(runFolder.path, 'bus')));
  const bus = await startDaemon('dbus-daemon', [`--config-file=${configuration}`, '--nofork', '--print-address=1'], {
    env: runFolder.env,
    ready: /\n/,
  });
  const env = { DBUS_SESSION_BUS_ADDRESS: bus.output.trim() };
  if (!keyring) return { env, stop: bus.stop };

  try {
    const secrets = await startKeyring(runFolder.env, env.DBUS_SESSION_BUS_ADDRESS);
    return {
      env,
      async stop() {
        await secrets.stop();
        await bus.stop();
      },
    };
  } catch (error) {
    await bus.stop();
    throw error;
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} busAddress
 */
async function startKeyring(env, busAddress) {
  // Imported here: it is installed by the time a session is started, but not when this file is first loaded.
  const { default: dbus } = await import('dbus-next');
  const bus = dbus.sessionBus({ busAddress });
  const keyring = await startDaemon('gnome-keyring-daemon', ['--unlock', '--foreground', '--components=secrets'], {
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: busAddress },
    input: randomBytes(16).toString('hex'),
  });
  try {
    await Promise.race([keyringOn(bus), keyring.failed]);
    return keyring;
  } catch (error) {
    await keyring.stop();
    throw error;
  } finally {
    bus.disconnect();
  }
}

/**
 * Resolves once the keyring answers on the bus. By then it is unlocked: it takes its name as the last thing.
 * @param {import('dbus-next').MessageBus} bus
 */
async function keyringOn(bus) {
  const name = 'org.freedesktop.secrets';
  const busObject = await bus.getProxyObject('org.freedesktop.DBus', '/org/freedesktop/DBus');
  const names = busObject.getInterface('org.freedesktop.DBus');
  await new Promise((resolve, reject) => {
    names.on('NameOwnerChanged', (changed) => {
      if (changed === name) resolve(undefined);
    });
    names.NameHasOwner?.(name).then((/** @type {boolean} */ has) => has && resolve(undefined), reject);
  });
}

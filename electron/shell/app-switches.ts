import type { App } from 'electron';

// Chromium's own errands; Latchkey speaks to IAM Identity Center and nobody else.
const quiet = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'no-pings',
] as const;

/** What Chromium is told before it starts. */
export const setSwitches = (app: App, keychain: string | undefined): void => {
  for (const name of quiet) app.commandLine.appendSwitch(name);
  if (keychain !== undefined) app.commandLine.appendSwitch('password-store', keychain);
};

/** How the desktop knows the app: for its settings folder, its windows and its notifications. */
export const setIdentity = (app: App): void => {
  app.setName('Latchkey');
  app.setAppUserModelId('dev.latchkey.desktop');
  if (process.platform === 'linux') app.setDesktopName('latchkey.desktop');
};

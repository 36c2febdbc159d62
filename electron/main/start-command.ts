import { app } from 'electron';

/** What starts this app again as it runs now: from a checkout the runtime needs its folder, an AppImage its own file. */
export const startCommand = (lastSwitch: string): readonly string[] => {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  return [
    process.env.APPIMAGE ?? process.execPath,
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    ...(folder === '' ? [] : [`--user-data-dir=${folder}`]),
    lastSwitch,
  ];
};

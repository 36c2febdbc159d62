/** The application menu, with each platform's usual entries. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuChoice } from '../../shared/contract.ts';

type MenuPorts = {
  readonly choose: (choice: MenuChoice) => void;
  readonly openWindow: () => void;
  readonly devTools: boolean;
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

export const setApplicationMenu = ({ choose, openWindow, devTools }: MenuPorts): void => {
  const isMac = process.platform === 'darwin';
  const addSession: MenuItemConstructorOptions = {
    label: 'Add SSO session…',
    accelerator: 'CmdOrCtrl+N',
    click: () => choose('add-session'),
  };
  const palette: MenuItemConstructorOptions = {
    label: 'Command palette…',
    accelerator: 'CmdOrCtrl+K',
    click: () => choose('palette'),
  };
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: () => choose('settings'),
  };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: 'Quit Latchkey', accelerator: 'CmdOrCtrl+Q' };

  const appMenu: MenuItemConstructorOptions = {
    label: 'Latchkey',
    submenu: [
      { role: 'about', label: 'About Latchkey' },
      separator,
      palette,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide', label: 'Hide Latchkey' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      quit,
    ],
  };
  const fileMenu: MenuItemConstructorOptions = {
    label: '&File',
    submenu: isMac
      ? [addSession, separator, { role: 'close' }]
      : [addSession, palette, separator, settings, separator, { role: 'close', label: 'Close window' }, quit],
  };
  const viewMenu: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(devTools ? [separator, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const windowMenu: MenuItemConstructorOptions = isMac
    ? { role: 'windowMenu' }
    : { label: '&Window', submenu: [{ role: 'minimize' }, { label: 'Open Latchkey', click: openWindow }] };
  const helpMenu: MenuItemConstructorOptions = {
    role: 'help',
    label: '&Help',
    submenu: [{ role: 'about', label: 'About Latchkey' }],
  };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu] : []),
      fileMenu,
      { role: 'editMenu', label: '&Edit' },
      viewMenu,
      windowMenu,
      ...(isMac ? [] : [helpMenu]),
    ]),
  );
};

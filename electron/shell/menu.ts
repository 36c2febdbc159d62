/** The application menu, with each platform's usual entries. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuChoice } from '../../shared/contract.ts';
import {
  aboutName,
  closeWindowName,
  hideName,
  menuChoiceNames,
  menuTitles,
  openWindowName,
  quitName,
} from '../../shared/menu-words.ts';
import { acceleratorOf } from '../../shared/shortcuts.ts';

type MenuPorts = {
  readonly choose: (choice: MenuChoice) => void;
  readonly openWindow: () => void;
  readonly devTools: boolean;
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Keys that stand for text, or close other things first, are for the page alone. */
const forPageAlone: readonly MenuChoice[] = ['shortcuts', 'back', 'next-part', 'previous-part'];

export const setApplicationMenu = ({ choose, openWindow, devTools }: MenuPorts): void => {
  const isMac = process.platform === 'darwin';
  const item = (choice: MenuChoice): MenuItemConstructorOptions => ({
    label: menuChoiceNames[choice],
    ...(!forPageAlone.includes(choice) && { accelerator: acceleratorOf(choice) }),
    click: () => choose(choice),
  });
  const quit: MenuItemConstructorOptions = { role: 'quit', label: quitName, accelerator: acceleratorOf('quit') };

  const appMenu: MenuItemConstructorOptions = {
    label: 'Latchkey',
    submenu: [
      { role: 'about', label: aboutName },
      separator,
      item('palette'),
      item('settings'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide', label: hideName },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      quit,
    ],
  };
  const close: MenuItemConstructorOptions = {
    role: 'close',
    label: closeWindowName,
    accelerator: acceleratorOf('close-window'),
  };
  const fileMenu: MenuItemConstructorOptions = {
    label: menuTitles.file,
    submenu: isMac
      ? [item('add-session'), item('sync'), separator, close]
      : [item('add-session'), item('palette'), item('sync'), separator, item('settings'), separator, close, quit],
  };
  const viewMenu: MenuItemConstructorOptions = {
    label: menuTitles.view,
    submenu: [
      item('find'),
      item('details'),
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(devTools ? [separator, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const goMenu: MenuItemConstructorOptions = {
    label: menuTitles.go,
    submenu: [
      item('back'),
      item('profiles'),
      item('tools'),
      item('activity'),
      separator,
      item('next-session'),
      item('previous-session'),
      separator,
      item('next-part'),
      item('previous-part'),
    ],
  };
  const windowMenu: MenuItemConstructorOptions = isMac
    ? { role: 'windowMenu' }
    : { label: menuTitles.window, submenu: [{ role: 'minimize' }, { label: openWindowName, click: openWindow }] };
  const helpMenu: MenuItemConstructorOptions = {
    role: 'help',
    label: menuTitles.help,
    submenu: [item('shortcuts'), ...(isMac ? [] : [separator, { role: 'about', label: aboutName } as const])],
  };

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu] : []),
      fileMenu,
      { role: 'editMenu', label: menuTitles.edit },
      viewMenu,
      goMenu,
      windowMenu,
      helpMenu,
    ]),
  );
};

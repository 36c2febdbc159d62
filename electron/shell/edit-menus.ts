/** Opens the menus of text fields and of selected text: Electron has none by itself. */
import { type App, BrowserWindow, Menu } from 'electron';
import { type EditName, editNames } from '../../shared/menu-words.ts';
import { editMenuOf } from './edit-menu.ts';
import { appOrigin } from './protocol.ts';

const accelerators: Readonly<Record<EditName, string>> = {
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Shift+Z',
  cut: 'CmdOrCtrl+X',
  copy: 'CmdOrCtrl+C',
  paste: 'CmdOrCtrl+V',
  selectAll: 'CmdOrCtrl+A',
};

/** For every page made from now on. */
export const offerEditMenus = (app: App): void => {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('context-menu', (_event, params) => {
      const groups = editMenuOf(params, contents.getURL().startsWith(`${appOrigin}/`));
      if (groups.length === 0) return;
      const template = groups.flatMap((group, at) => [
        ...(at > 0 ? [{ type: 'separator' } as const] : []),
        ...group.map(({ name, enabled }) => ({
          label: editNames[name],
          accelerator: accelerators[name],
          registerAccelerator: false,
          enabled,
          // Of a page below a frame of ours a role would have to find out which one has the focus.
          click: () => contents[name](),
        })),
      ]);
      const window = BrowserWindow.fromWebContents(contents);
      Menu.buildFromTemplate(template).popup(window === null ? {} : { window });
    });
  });
};

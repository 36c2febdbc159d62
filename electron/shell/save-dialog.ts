import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';

/** Asks where to save a file of this name; `undefined` where the person thought better of it. */
export const chooseSavePath = async (title: string, name: string): Promise<string | undefined> => {
  const window = BrowserWindow.getFocusedWindow();
  const options = { title, defaultPath: join(app.getPath('documents'), name) };
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return canceled || !filePath ? undefined : filePath;
};

/** Asks for a JSON file to read; `undefined` where the person thought better of it. */
export const chooseOpenPath = async (title: string): Promise<string | undefined> => {
  const window = BrowserWindow.getFocusedWindow();
  const options: Electron.OpenDialogOptions = {
    title,
    properties: ['openFile'],
    filters: [{ name: 'JSON', extensions: ['json'] }],
  };
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return canceled ? undefined : filePaths[0];
};

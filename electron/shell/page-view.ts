/** A page inside a window, below a strip of ours: the one place that knows both of Electron's ways to have it. */
import {
  BrowserView,
  type BrowserWindow,
  type Rectangle,
  type WebContents,
  WebContentsView,
  type WebPreferences,
} from 'electron';

export type PageView = {
  readonly contents: WebContents;
  place(bounds: Rectangle): void;
  close(): void;
};

// Electron before 30 exports a WebContentsView too, but one that ignores its preferences, the partition among them.
const hasWebContentsView = Number.parseInt(process.versions.electron ?? '0', 10) >= 30;

const addWebContentsView = (window: BrowserWindow, webPreferences: WebPreferences): PageView => {
  const view = new WebContentsView({ webPreferences });
  window.contentView.addChildView(view);
  return {
    contents: view.webContents,
    place: (bounds) => view.setBounds(bounds),
    close: () => {
      if (!window.isDestroyed()) window.contentView.removeChildView(view);
      if (!view.webContents.isDestroyed()) view.webContents.close();
    },
  };
};

const addBrowserView = (window: BrowserWindow, webPreferences: WebPreferences): PageView => {
  const view = new BrowserView({ webPreferences });
  window.setBrowserView(view);
  return {
    contents: view.webContents,
    place: (bounds) => view.setBounds(bounds),
    close: () => {
      if (!window.isDestroyed()) window.setBrowserView(null);
      if (!view.webContents.isDestroyed()) view.webContents.close();
    },
  };
};

export const addPageView = hasWebContentsView ? addWebContentsView : addBrowserView;

/** A page inside a window, below a strip of ours: the one place that knows both of Electron's ways to have it. */
import {
  BrowserView,
  type BrowserWindow,
  type Rectangle,
  type WebContents,
  WebContentsView,
  type WebPreferences,
} from 'electron';

type PageView = {
  readonly contents: WebContents;
  place(bounds: Rectangle): void;
  canGoBack(): boolean;
  goBack(): void;
  close(): void;
};

// Electron before 30 exports a WebContentsView too, but one that ignores its preferences, the partition among them.
const hasWebContentsView = Number.parseInt(process.versions.electron ?? '0', 10) >= 30;

// A page that paints no ground expects white, as in a browser; a view is transparent.
const paper = '#ffffff';

const addWebContentsView = (window: BrowserWindow, webPreferences: WebPreferences): PageView => {
  const view = new WebContentsView({ webPreferences });
  view.setBackgroundColor(paper);
  window.contentView.addChildView(view);
  return {
    contents: view.webContents,
    place: (bounds) => view.setBounds(bounds),
    canGoBack: () => view.webContents.navigationHistory.canGoBack(),
    goBack: () => view.webContents.navigationHistory.goBack(),
    close: () => {
      if (!window.isDestroyed()) window.contentView.removeChildView(view);
      if (!view.webContents.isDestroyed()) view.webContents.close();
    },
  };
};

const addBrowserView = (window: BrowserWindow, webPreferences: WebPreferences): PageView => {
  const view = new BrowserView({ webPreferences });
  view.setBackgroundColor(paper);
  window.setBrowserView(view);
  return {
    contents: view.webContents,
    place: (bounds) => view.setBounds(bounds),
    canGoBack: () => view.webContents.canGoBack(),
    goBack: () => view.webContents.goBack(),
    close: () => {
      if (!window.isDestroyed()) window.setBrowserView(null);
      if (!view.webContents.isDestroyed()) view.webContents.close();
    },
  };
};

export const addPageView = hasWebContentsView ? addWebContentsView : addBrowserView;

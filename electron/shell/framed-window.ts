/** A window in two parts: a frame of ours on top, and other people's page below it. */
import { BrowserWindow, nativeTheme, type Rectangle } from 'electron';
import { createBreaker } from './breaker.ts';
import type { CertificateIssuers } from './certificate-issuers.ts';
import type { RunCommand } from './commands.ts';
import { type Hardening, safeWebPreferences } from './hardening.ts';
import { appOrigin } from './protocol.ts';

export type FramedWindowPorts = {
  readonly preload: string;
  readonly icon: Electron.NativeImage;
  readonly devTools: boolean;
  readonly hardening: Hardening;
  readonly issuers: CertificateIssuers;
  readonly run: RunCommand;
};

type Size = { readonly width: number; readonly height: number };

type Shape = {
  readonly title: string;
  /** File name of the frame's page. */
  readonly frame: string;
  readonly frameHeight: number;
  readonly size: Size;
  readonly smallest: Size;
  readonly fullscreenable: boolean;
};

/** The page below the frame. */
type PageBelow = { place(bounds: Rectangle): void; focus(): void; close(): void };

export type FramedWindow = {
  readonly window: BrowserWindow;
  isEnding(): boolean;
  /** Loads the frame, and shows both once that is there. */
  show(page: PageBelow, onClosedByHand: () => void): void;
  focus(): void;
  end(): void;
};

export const openFramedWindow = ({ preload, icon, devTools }: FramedWindowPorts, shape: Shape): FramedWindow => {
  const { title, frame, frameHeight, size, smallest, fullscreenable } = shape;
  const window = new BrowserWindow({
    ...size,
    minWidth: smallest.width,
    minHeight: smallest.height,
    useContentSize: true,
    title,
    icon,
    show: false,
    autoHideMenuBar: true,
    fullscreenable,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#fbfaf9',
    webPreferences: { ...safeWebPreferences, preload, devTools },
  });
  let page: PageBelow | undefined;
  let ending = false;

  const placePage = () => {
    const { width, height } = window.getContentBounds();
    page?.place({ x: 0, y: frameHeight, width, height: Math.max(0, height - frameHeight) });
  };

  // Electron 25 crashes when a window goes whose page is still loading: the page goes first, the window after it.
  const end = () => {
    if (ending) return;
    ending = true;
    window.hide();
    page?.close();
    setImmediate(() => {
      if (!window.isDestroyed()) window.destroy();
    });
  };

  const mayReload = createBreaker(Date.now, { times: 3, withinMs: 60_000 });
  window.webContents.on('render-process-gone', () => {
    if (mayReload()) window.webContents.reload();
  });
  window.on('resize', () => {
    if (!ending) placePage();
  });
  window.on('page-title-updated', (event) => event.preventDefault());

  return {
    window,
    isEnding: () => ending,
    show(below, onClosedByHand) {
      page = below;
      window.once('ready-to-show', () => {
        if (ending) return;
        placePage();
        window.show();
        below.focus();
      });
      window.on('close', (event) => {
        // Quitting closes what is about to go anyway; held back, it would not come to its end.
        if (ending) return;
        event.preventDefault();
        end();
        onClosedByHand();
      });
      placePage();
      window.loadURL(`${appOrigin}/${frame}`).catch(() => {
        // Given up while its frame was still loading, it is not to be seen any more.
        if (!ending) window.show();
      });
    },
    focus() {
      if (ending) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    end,
  };
};

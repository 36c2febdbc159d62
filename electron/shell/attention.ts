/** Whether a person has a window of ours before them, and what the main one shows. */
import type { App, BrowserWindow } from 'electron';
import type { SessionId } from '../../shared/model.ts';
import { secondMs } from '../../shared/time.ts';
import type { Clock } from '../engine/ports.ts';
import type { CommandHandlers } from './commands.ts';
import type { InFront } from './notice.ts';
import { appOrigin } from './protocol.ts';

/** A window that closes once its work is done was looked at when that was done. */
const lingerMs = secondMs / 2;

export type Attention = {
  /** A window of ours has the focus, or had it a moment ago. */
  isHere(): boolean;
  inFront(): InFront;
  subscribe(listener: () => void): () => void;
};

const hasFocus = (window: BrowserWindow | undefined): window is BrowserWindow =>
  window !== undefined && !window.isDestroyed() && window.isFocused();

const isMain = (window: BrowserWindow | undefined): boolean =>
  hasFocus(window) && window.webContents.getURL().startsWith(`${appOrigin}/index.html`);

export const watchAttention = (app: App, clock: Pick<Clock, 'now'>) => {
  const watching = new Set<() => void>();
  let focused: BrowserWindow | undefined;
  let leftAt = Number.NEGATIVE_INFINITY;
  let shown: SessionId | undefined;

  const changed = () => {
    for (const listener of watching) listener();
  };

  const left = (window: BrowserWindow) => {
    if (focused !== window) return;
    focused = undefined;
    leftAt = clock.now();
  };

  // Not every desktop takes the focus away first.
  app.on('browser-window-created', (_event, window) => {
    // Hidden may also be what other windows cover for a while, and no focus is told of when it comes back.
    window.on('hide', () => {
      if (focused === window) leftAt = clock.now();
    });
    window.once('closed', () => left(window));
  });
  app.on('browser-window-focus', (_event, window) => {
    focused = window;
    changed();
  });
  app.on('browser-window-blur', (_event, window) => left(window));

  const attention: Attention = {
    isHere() {
      const sinceMs = clock.now() - leftAt;
      return hasFocus(focused) || (sinceMs >= 0 && sinceMs < lingerMs);
    },
    inFront: () => ({ isMainWindow: isMain(focused), sessionId: shown }),
    subscribe(listener) {
      watching.add(listener);
      return () => watching.delete(listener);
    },
  };

  const handlers: Pick<CommandHandlers, 'tellShown'> = {
    tellShown: ({ id }) => {
      shown = id ?? undefined;
      changed();
      return null;
    },
  };

  return { attention, handlers };
};

/** The clipboard, by whichever of its two interfaces this Electron has; on Linux never the primary selection as well. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ClipboardItem, clipboard } from 'electron';
import type { Clock } from '../engine/ports.ts';

export type Clipboard = {
  /** Stays until somebody copies something else. */
  copy(text: string): Promise<void>;
  /** Leaves after `lifetimeMs` (0: stays), and sooner by `clearIfOurs`. `onGone` runs when it was cleared or replaced by us. */
  copySecret(text: string, lifetimeMs: number, onGone: () => void): Promise<void>;
  /** Clears what `copySecret` wrote, unless something else lies there by now. */
  clearIfOurs(): Promise<void>;
};

type Ours = { readonly digest: Buffer; readonly onGone: () => void; readonly cancelTimer: () => void };

// One write takes several formats, and takes them whole, since Electron 44; before, text is all there is.
const takesFormats = Number.parseInt(process.versions.electron ?? '0', 10) >= 44;

const rawFormat = (name: string) => `electron application/osclipboard;format="${name}"`;

/** What asks each system's clipboard history and cloud not to keep the text. */
const hiddenFromHistory: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<string, string>>>>> = {
  linux: { [rawFormat('x-kde-passwordManagerHint')]: 'secret' },
  darwin: { [rawFormat('org.nspasteboard.ConcealedType')]: '', [rawFormat('org.nspasteboard.TransientType')]: '' },
  win32: {
    [rawFormat('ExcludeClipboardContentFromMonitorProcessing')]: '1',
    [rawFormat('CanIncludeInClipboardHistory')]: '\0\0\0\0',
    [rawFormat('CanUploadToCloudClipboard')]: '\0\0\0\0',
  },
};

/** Electron before 44 names the selection in an argument instead. */
const byArgument: { clear(type: 'selection'): void } = clipboard;

// On X11 Chromium copies every text to the primary selection too, where a middle click pastes it and no one clears it.
const emptyPrimarySelection = (): void => {
  if (process.platform !== 'linux') return;
  if (takesFormats) clipboard.selection.clear();
  else byArgument.clear('selection');
};

const writeText = async (text: string): Promise<void> => {
  await clipboard.writeText(text);
  emptyPrimarySelection();
};

const writeSecret = async (text: string): Promise<void> => {
  if (!takesFormats) return writeText(text);
  await clipboard.write([new ClipboardItem({ 'text/plain': text, ...hiddenFromHistory[process.platform] })]);
  emptyPrimarySelection();
};

export const createClipboard = (clock: Clock): Clipboard => {
  // SECURITY: only a keyed hash of what was copied is kept, for comparing.
  const key = randomBytes(32);
  const digestOf = (text: string) => createHmac('sha256', key).update(text).digest();
  let ours: Ours | undefined;

  const release = () => {
    const before = ours;
    ours = undefined;
    before?.cancelTimer();
    before?.onGone();
  };

  const clearIfOurs = async () => {
    const claimed = ours;
    if (claimed === undefined) return;
    const isOurs = timingSafeEqual(digestOf(await clipboard.readText()), claimed.digest);
    if (ours !== claimed) return;
    if (isOurs) clipboard.clear();
    release();
  };

  return {
    async copy(text) {
      await writeText(text);
      release();
    },
    async copySecret(text, lifetimeMs, onGone) {
      await writeSecret(text);
      release();
      const cancelTimer = lifetimeMs > 0 ? clock.setTimer(lifetimeMs, () => void clearIfOurs()) : () => {};
      ours = { digest: digestOf(text), onGone, cancelTimer };
    },
    clearIfOurs,
  };
};

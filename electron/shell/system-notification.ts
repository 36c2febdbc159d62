/** One notification of the desktop. */
import { type NativeImage, Notification } from 'electron';
import type { Verdict } from '../../shared/doors.ts';
import { trayLabels } from '../../shared/tray-words.ts';
import type { Notice } from './notifications.ts';

/** macOS alone has buttons on every Electron that this runs on; elsewhere a click opens the question. */
export const notificationsHaveButtons = process.platform === 'darwin';

const verdicts: readonly Verdict[] = ['allow', 'deny'];

type Ports = {
  readonly icon: NativeImage;
  readonly onClick: (notice: Notice) => void;
  readonly answer: (questionId: string, verdict: Verdict) => void;
};

export const createShowNotification =
  ({ icon, onClick, answer }: Ports) =>
  (notice: Notice, onGone: () => void): (() => void) => {
    if (!Notification.isSupported()) return () => undefined;
    const { title, body, cause, isSingle } = notice;
    const isAnswerable = notificationsHaveButtons && isSingle && cause.kind === 'question';
    const actions = isAnswerable ? verdicts.map((each) => ({ type: 'button' as const, text: trayLabels[each] })) : [];
    const notification = new Notification({ title, body, icon, actions });
    notification.on('click', () => {
      onGone();
      onClick(notice);
    });
    notification.on('close', onGone);
    notification.on('action', (_event, index) => {
      const verdict = verdicts[index];
      if (cause.kind === 'question' && verdict !== undefined) answer(cause.id, verdict);
    });
    notification.show();
    return () => notification.close();
  };

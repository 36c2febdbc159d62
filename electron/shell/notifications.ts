import { type NativeImage, Notification } from 'electron';
import type { SessionId } from '../../shared/model.ts';
import { noticesFor, type SystemNotice } from './notice.ts';
import type { State } from './state.ts';

type Ports = {
  readonly state: State;
  readonly icon: NativeImage;
  readonly onClick: (id: SessionId | undefined) => void;
};

/** Shows the system's notifications, one per session or question at a time: those the state asks for, and those it is given. */
export const openNotifications = ({ state, icon, onClick }: Ports): ((notice: SystemNotice) => void) => {
  // A notification nobody holds is collected, and its click with it.
  const shown = new Map<string, Notification>();

  const show = ({ key, sessionId, title, body }: SystemNotice) => {
    if (!Notification.isSupported()) return;
    shown.get(key)?.close();
    const notification = new Notification({ title, body, icon });
    shown.set(key, notification);
    notification.on('click', () => {
      shown.delete(key);
      onClick(sessionId);
    });
    notification.show();
  };

  state.subscribe((after, before) => {
    noticesFor(before, after).forEach(show);
  });
  return show;
};

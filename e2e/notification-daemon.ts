import { type MessageBus, interface as service } from 'dbus-next';

export type ShownNotification = { readonly id: number; readonly summary: string; readonly body: string };

/** `org.freedesktop.Notifications` as a desktop offers it, showing nothing and remembering everything. */
export class NotificationDaemon extends service.Interface {
  readonly shown: ShownNotification[] = [];

  constructor() {
    super('org.freedesktop.Notifications');
  }

  GetCapabilities(): string[] {
    return ['actions', 'body', 'body-markup', 'persistence'];
  }

  GetServerInformation(): string[] {
    return ['Latchkey tests', 'Latchkey', '1', '1.2'];
  }

  Notify(_app: string, _replaces: number, _icon: string, summary: string, body: string): number {
    const id = this.shown.length + 1;
    this.shown.push({ id, summary, body });
    return id;
  }

  CloseNotification(id: number): void {
    this.NotificationClosed(id, 3);
  }

  NotificationClosed(id: number, reason: number): [number, number] {
    return [id, reason];
  }

  /** A click on the notification itself is the action `default`. */
  ActionInvoked(id: number, action: string): [number, string] {
    return [id, action];
  }
}
NotificationDaemon.configureMembers({
  methods: {
    GetCapabilities: { outSignature: 'as' },
    GetServerInformation: { outSignature: 'ssss' },
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u' },
  },
  signals: { NotificationClosed: { signature: 'uu' }, ActionInvoked: { signature: 'us' } },
});

export const startNotificationDaemon = async (bus: MessageBus): Promise<NotificationDaemon> => {
  const daemon = new NotificationDaemon();
  bus.export('/org/freedesktop/Notifications', daemon);
  await bus.requestName('org.freedesktop.Notifications', 0);
  return daemon;
};

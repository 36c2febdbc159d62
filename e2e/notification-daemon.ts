import { type MessageBus, interface as service } from 'dbus-next';

export type ShownNotification = {
  readonly id: number;
  readonly summary: string;
  readonly body: string;
  /** Keys and labels of its buttons, one after the other; `default` is the click on the notification itself. */
  readonly actions: readonly string[];
};

/** `org.freedesktop.Notifications` as a desktop offers it, showing nothing and remembering everything. */
export class NotificationDaemon extends service.Interface {
  /** All that ever came, in their order. */
  readonly shown: ShownNotification[] = [];
  readonly #gone = new Set<number>();

  constructor() {
    super('org.freedesktop.Notifications');
  }

  GetCapabilities(): string[] {
    return ['actions', 'body', 'body-markup', 'persistence'];
  }

  GetServerInformation(): string[] {
    return ['Latchkey tests', 'Latchkey', '1', '1.2'];
  }

  Notify(
    _app: string,
    replaces: number,
    _icon: string,
    summary: string,
    body: string,
    actions: readonly string[],
  ): number {
    const id = replaces === 0 ? this.shown.length + 1 : replaces;
    this.shown.push({ id, summary, body, actions });
    return id;
  }

  CloseNotification(id: number): void {
    this.#gone.add(id);
    this.NotificationClosed(id, 3);
  }

  /** Those a person would see now. */
  standing(): readonly ShownNotification[] {
    return this.shown.filter(({ id }, index) => {
      const isReplaced = this.shown.some((later, at) => at > index && later.id === id);
      return !isReplaced && !this.#gone.has(id);
    });
  }

  /** A person clicks on it: it is gone, as on most desktops. */
  click(id: number): void {
    this.ActionInvoked(id, 'default');
    this.#gone.add(id);
    this.NotificationClosed(id, 2);
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

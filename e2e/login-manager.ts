import { DBusError, type MessageBus, interface as service } from 'dbus-next';

/** `org.freedesktop.login1`, which tells programs that the machine goes to sleep and that it woke. */
export class LoginManager extends service.Interface {
  constructor() {
    super('org.freedesktop.login1.Manager');
  }

  /** True before sleep, false after it. */
  PrepareForSleep(before: boolean): boolean {
    return before;
  }

  Inhibit(): never {
    throw new DBusError('org.freedesktop.DBus.Error.NotSupported', 'nothing sleeps here');
  }
}
LoginManager.configureMembers({
  methods: { Inhibit: { inSignature: 'ssss', outSignature: 'h' } },
  signals: { PrepareForSleep: { signature: 'b' } },
});

export const startLoginManager = async (bus: MessageBus): Promise<LoginManager> => {
  const manager = new LoginManager();
  bus.export('/org/freedesktop/login1', manager);
  await bus.requestName('org.freedesktop.login1', 0);
  return manager;
};

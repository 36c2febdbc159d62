import { join } from 'node:path';
import { Message, type MessageBus, interface as service, Variant } from 'dbus-next';

/** One line of the tray's menu, as a desktop would draw it. */
export type MenuEntry = {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly separator: boolean;
  readonly entries: readonly MenuEntry[];
};

export type TrayHost = {
  /** Reads the menu of the first icon that was registered; waits for it. */
  menu(): Promise<readonly MenuEntry[]>;
  /** Chooses an entry by its labels from the top, such as `'Acme: signed out', 'Sign in'`. */
  choose(...labels: string[]): Promise<void>;
  /** The PNG file of the icon as it is now; on the desktops of GNOME, Chromium hands it over so. */
  iconFile(): Promise<string>;
  tooltip(): Promise<string>;
  /** Tells the menu that it is open, as a desktop does when it draws it. */
  openMenu(): Promise<void>;
  /** How often the menu has said so far that it changed. */
  menuChanges(): number;
  /** What a click on the icon itself does. */
  activate(): Promise<void>;
};

type LayoutNode = readonly [
  id: number,
  properties: Readonly<Record<string, Variant<unknown>>>,
  children: readonly Variant<LayoutNode>[],
];

type ToolTip = readonly [iconName: string, icon: readonly unknown[], title: string, text: string];

/** The host side of StatusNotifierItem, which KDE and most panels speak: it only has to be told who registers. */
class Watcher extends service.Interface {
  readonly registered: string[] = [];
  #onRegistered: () => void = () => undefined;
  /** Resolves with the first icon's address. */
  readonly first = new Promise<string>((resolve) => {
    this.#onRegistered = () => resolve(this.registered[0] ?? '');
  });

  constructor() {
    super('org.kde.StatusNotifierWatcher');
  }

  RegisterStatusNotifierItem(item: string): void {
    this.registered.push(item);
    this.#onRegistered();
  }

  RegisterStatusNotifierHost(): void {}

  get RegisteredStatusNotifierItems(): string[] {
    return this.registered;
  }

  get IsStatusNotifierHostRegistered(): boolean {
    return true;
  }

  get ProtocolVersion(): number {
    return 0;
  }
}
Watcher.configureMembers({
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's' },
    RegisterStatusNotifierHost: { inSignature: 's' },
  },
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: 'read' },
    IsStatusNotifierHostRegistered: { signature: 'b', access: 'read' },
    ProtocolVersion: { signature: 'i', access: 'read' },
  },
});

const entryFrom = ([id, properties, children]: LayoutNode): MenuEntry => ({
  id,
  // An underscore marks the letter after it as its key; two are one underscore.
  label: String(properties.label?.value ?? '').replace(/_(_?)/g, '$1'),
  enabled: properties.enabled?.value !== false,
  separator: properties.type?.value === 'separator',
  entries: children.map((child) => entryFrom(child.value)),
});

/** Offers a place for tray icons on this session bus. */
export const startTrayHost = async (bus: MessageBus): Promise<TrayHost> => {
  const watcher = new Watcher();
  bus.export('/StatusNotifierWatcher', watcher);
  await bus.requestName('org.kde.StatusNotifierWatcher', 0);

  // Electron's objects describe themselves to nobody, so plain calls are all there is.
  const call = async (path: string, of: string, member: string, signature: string, body: unknown[]) => {
    const destination = await watcher.first;
    const reply = await bus.call(new Message({ destination, path, interface: of, member, signature, body }));
    return reply?.body ?? [];
  };

  const property = async <Value>(name: string): Promise<Value> => {
    const asked = ['org.kde.StatusNotifierItem', name];
    const body = await call('/StatusNotifierItem', 'org.freedesktop.DBus.Properties', 'Get', 'ss', asked);
    const answer: Variant<Value> = body[0];
    return answer.value;
  };

  const menuPath = () => property<string>('Menu');

  const menu = async (): Promise<readonly MenuEntry[]> => {
    const body = await call(await menuPath(), 'com.canonical.dbusmenu', 'GetLayout', 'iias', [0, -1, []]);
    const root: LayoutNode = body[1];
    return entryFrom(root).entries;
  };

  let changes = 0;
  bus.on('message', (message: Message) => {
    if (message.interface === 'com.canonical.dbusmenu' && message.member === 'LayoutUpdated') changes += 1;
  });
  const matching = "type='signal',interface='com.canonical.dbusmenu',member='LayoutUpdated'";
  await bus.call(
    new Message({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: [matching],
    }),
  );

  return {
    menu,
    menuChanges: () => changes,
    async openMenu() {
      await call(await menuPath(), 'com.canonical.dbusmenu', 'Event', 'isvu', [0, 'opened', new Variant('s', ''), 0]);
    },
    async choose(...labels) {
      let entries = await menu();
      let chosen: MenuEntry | undefined;
      for (const label of labels) {
        chosen = entries.find((entry) => entry.label === label);
        if (chosen === undefined)
          throw new Error(`no "${label}" among: ${entries.map((each) => each.label).join(', ')}`);
        entries = chosen.entries;
      }
      const event = [chosen?.id, 'clicked', new Variant('s', ''), 0];
      await call(await menuPath(), 'com.canonical.dbusmenu', 'Event', 'isvu', event);
    },
    async iconFile() {
      const folder = await property<string>('IconThemePath');
      return join(folder, `${await property<string>('IconName')}.png`);
    },
    async tooltip() {
      const [, , title] = await property<ToolTip>('ToolTip');
      return title;
    },
    async activate() {
      await call('/StatusNotifierItem', 'org.kde.StatusNotifierItem', 'Activate', 'ii', [0, 0]);
    },
  };
};

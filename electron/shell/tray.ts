import { Menu, type MenuItemConstructorOptions, type NativeImage, Tray } from 'electron';
import type { Clock } from '../engine/ports.ts';
import type { State } from './state.ts';
import { menuFor, type TrayAction, type TrayItem } from './tray-menu.ts';

// Times are told in minutes, so looking twice a minute is often enough.
const lookEveryMs = 30_000;

type TrayPorts = {
  readonly icon: NativeImage;
  readonly state: State;
  readonly clock: Clock;
  readonly act: (action: TrayAction) => void;
};

const drawn = (item: TrayItem, act: (action: TrayAction) => void): MenuItemConstructorOptions => {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'text':
      return { label: shown(item.label), enabled: false };
    case 'action':
      return { label: shown(item.label), enabled: item.enabled, click: () => act(item.action) };
    case 'group':
      return { label: shown(item.label), submenu: item.items.map((each) => drawn(each, act)) };
  }
};

// An ampersand in a menu marks the letter after it as its key.
const shown = (label: string): string => label.replaceAll('&', '&&');

/** The tray icon; its menu is drawn again only when it would read differently. */
export const openTray = ({ icon, state, clock, act }: TrayPorts): { close(): void } => {
  const tray = new Tray(icon);
  tray.setToolTip('Latchkey');
  tray.on('click', () => act({ do: 'open' }));

  let shownMenu = '';
  const draw = () => {
    const items = menuFor(state.read(), clock.now());
    const described = JSON.stringify(items);
    if (described === shownMenu) return;
    shownMenu = described;
    tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => drawn(item, act))));
  };

  let cancel = () => {};
  const look = () => {
    draw();
    cancel = clock.setTimer(lookEveryMs, look);
  };
  const end = state.subscribe(draw);
  look();

  return {
    close() {
      end();
      cancel();
      tray.destroy();
    },
  };
};

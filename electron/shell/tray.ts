import { Menu, type MenuItemConstructorOptions, nativeTheme, Tray } from 'electron';
import { trayTooltip } from '../../shared/tray-words.ts';
import type { Clock } from '../engine/ports.ts';
import type { State } from './state.ts';
import { trayIcon } from './tray-icons.ts';
import type { TrayAction, TrayItem } from './tray-items.ts';
import { menuFor } from './tray-menu.ts';
import { trayState } from './tray-state.ts';

// Times are told in minutes, so looking twice a minute is often enough.
const lookEveryMs = 30_000;

type TrayPorts = {
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

/** The tray icon; icon and menu are drawn again only when they would tell something else. */
export const openTray = ({ state, clock, act }: TrayPorts): { close(): void } => {
  const kindNow = () => trayState(state.read()).kind;
  const tray = new Tray(trayIcon(kindNow(), nativeTheme.shouldUseDarkColors));
  tray.on('click', () => act({ do: 'open' }));

  let shownIcon = '';
  const drawIcon = () => {
    const kind = kindNow();
    const isDark = nativeTheme.shouldUseDarkColors;
    const described = `${kind} ${isDark}`;
    if (described === shownIcon) return;
    shownIcon = described;
    tray.setImage(trayIcon(kind, isDark));
  };

  let shownTooltip = '';
  const drawTooltip = () => {
    const tooltip = trayTooltip(trayState(state.read()));
    if (tooltip === shownTooltip) return;
    shownTooltip = tooltip;
    tray.setToolTip(tooltip);
  };

  let shownMenu = '';
  const drawMenu = () => {
    const items = menuFor(state.read(), clock.now());
    const described = JSON.stringify(items);
    if (described === shownMenu) return;
    shownMenu = described;
    tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => drawn(item, act))));
  };

  const draw = () => {
    drawIcon();
    drawTooltip();
    drawMenu();
  };

  let cancel = () => {};
  const look = () => {
    draw();
    cancel = clock.setTimer(lookEveryMs, look);
  };
  const end = state.subscribe(draw);
  nativeTheme.on('updated', drawIcon);
  look();

  return {
    close() {
      end();
      nativeTheme.off('updated', drawIcon);
      cancel();
      tray.destroy();
    },
  };
};

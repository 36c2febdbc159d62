/** Gives every page and window the colors that the person chose. */
import { nativeTheme } from 'electron';
import type { State } from './state.ts';

/** From now on, before the first window is drawn. */
export const followTheme = ({ read, subscribe }: Pick<State, 'read' | 'subscribe'>): void => {
  nativeTheme.themeSource = read().settings.theme;
  subscribe(({ settings: { theme } }, before) => {
    if (theme !== before.settings.theme) nativeTheme.themeSource = theme;
  });
};

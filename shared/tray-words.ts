/** What the tray icon stands for, and its tooltip. */

/** What the tray icon tells: the one thing of all sessions that matters most. `who` names what it is about. */
export type TrayState =
  | { readonly kind: 'fresh'; readonly signedIn: number }
  | { readonly kind: 'renewing'; readonly who: readonly string[] }
  | { readonly kind: 'needs-you'; readonly who: readonly string[] }
  | { readonly kind: 'offline' };

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

/** The icon's tooltip: the icon in words. */
export const trayTooltip = (state: TrayState): string => {
  switch (state.kind) {
    case 'fresh':
      return state.signedIn === 0 ? 'Latchkey: signed out' : 'Latchkey: all sign-ins are fresh';
    case 'renewing':
      return `Latchkey: renewing ${listed.format(state.who)}`;
    case 'needs-you':
      return `Latchkey: ${listed.format(state.who)} ${state.who.length === 1 ? 'needs' : 'need'} you`;
    case 'offline':
      return 'Latchkey: no network';
  }
};

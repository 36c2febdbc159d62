import { firstState } from '../electron/shell/first-state.ts';
import { defaultSettings } from '../shared/settings.ts';

/** The state of an app that was just started for the first time. */
export const emptyState = firstState({
  settings: defaultSettings,
  managed: {},
  recentRoles: [],
  favourites: [],
  accountMarks: [],
  layout: { detailsOpen: true },
  recentDestinations: [],
  chainedRoles: [],
  applications: [],
  sessionIds: [],
  vault: { kind: 'encrypted' },
  online: true,
  platform: 'linux',
  setAside: {},
});

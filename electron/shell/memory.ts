/** What the app remembers from run to run, written as the state changes. */

import type { Persisted } from '../vault/persisted.ts';
import type { SettingsFile } from '../vault/settings.ts';
import type { Log } from './log.ts';
import { errorCodes } from './log.ts';
import type { State } from './state.ts';

export type Remember = (part: Partial<Persisted>) => void;

/** Writes to the settings file; where that fails, says so once and goes on from memory. */
export const createRemember = (file: SettingsFile, state: State, log: Log): Remember => {
  let told = false;
  return (part) => {
    try {
      file.write(part);
    } catch (error) {
      log('settings-not-written', errorCodes(error));
      if (!told) state.notify({ code: 'file-unwritable', detail: 'The settings file' });
      told = true;
    }
  };
};

/** Settings, recents, chained roles and applications are remembered whenever they change. */
export const rememberState = (state: State, remember: Remember): void => {
  state.subscribe(({ settings, recentRoles, recentDestinations, chainedRoles, applications }, before) => {
    if (settings !== before.settings) remember({ settings });
    if (recentRoles !== before.recentRoles) remember({ recentRoles });
    if (recentDestinations !== before.recentDestinations) remember({ recentDestinations });
    if (chainedRoles !== before.chainedRoles) remember({ chainedRoles });
    if (applications !== before.applications) remember({ applications: applications.map((view) => view.application) });
  });
};

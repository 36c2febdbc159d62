/** What the app remembers from run to run, written as the state changes. */

import { subjectNames } from '../../shared/copy.ts';
import type { AppState } from '../../shared/model.ts';
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
      if (!told) state.notify({ code: 'file-unwritable', detail: subjectNames.settingsFile });
      told = true;
    }
  };
};

/** The parts of the state that are remembered as they are. */
const kept = [
  'settings',
  'recentRoles',
  'favourites',
  'accountMarks',
  'layout',
  'recentDestinations',
  'chainedRoles',
] as const satisfies readonly (keyof Persisted & keyof AppState)[];

/** Those parts and the applications are remembered whenever they change. */
export const rememberState = (state: State, remember: Remember): void => {
  state.subscribe((now, before) => {
    const changed = kept.filter((part) => now[part] !== before[part]);
    if (changed.length > 0) remember(Object.fromEntries(changed.map((part) => [part, now[part]])));
    const { applications } = now;
    if (applications !== before.applications) remember({ applications: applications.map((view) => view.application) });
  });
};

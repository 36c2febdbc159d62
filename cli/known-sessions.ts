import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAwsConfig } from '../electron/aws-files/aws-config.ts';
import { awsPaths } from '../electron/aws-files/paths.ts';
import type { EngineSession } from '../electron/engine/ports.ts';
import { defaultPersisted, type Persisted, parsePersisted } from '../electron/vault/persisted.ts';
import type { FoundInAwsFiles, FoundSession } from '../shared/aws-files.ts';
import { defaultScopes } from '../shared/session-input.ts';
import { adoptedNameFor, isAdopted } from '../shared/shared-name.ts';
import { type Place, userDataFolder } from './app-place.ts';

/** What can be known of sessions and profiles without the app. */
export type KnownSessions = {
  readonly sessions: readonly EngineSession[];
  readonly chainedRoles: Persisted['chainedRoles'];
  readonly found: FoundInAwsFiles;
};

const readSettings = async (place: Place): Promise<Persisted> => {
  try {
    return parsePersisted(await readFile(join(userDataFolder(place), 'settings.json'), 'utf8'));
  } catch {
    // The app itself says what is wrong with its file; here AWS's own files still count.
    return defaultPersisted;
  }
};

/** A session of AWS tools is theirs as much as ours: its sign-in goes where they look for it. */
const sharedSession = (found: FoundSession, others: readonly EngineSession[]): EngineSession => {
  const { kind, name, startUrl, region, scopes } = found;
  return {
    id: `config ${kind} ${name}`,
    name: adoptedNameFor(found, others),
    startUrl,
    region,
    scopes: scopes.length > 0 ? scopes : defaultScopes,
    sharedAs: kind === 'legacy' ? { kind } : { kind, name },
  };
};

/** Latchkey's own sessions, and after them those that only the config file of AWS tools has. Never rejects. */
export const readKnownSessions = async (place: Place): Promise<KnownSessions> => {
  const paths = awsPaths(place.environment, place.platform);
  const [{ sessions: ours, chainedRoles }, found] = await Promise.all([readSettings(place), readAwsConfig(paths)]);
  const sessions = [...ours];
  for (const each of found.sessions) {
    if (!ours.some((session) => isAdopted(each, session))) sessions.push(sharedSession(each, sessions));
  }
  return { sessions, chainedRoles, found };
};

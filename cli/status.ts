import { type DoorStatus, doorPaths } from '../shared/doors.ts';
import { statusWords } from '../shared/session-words.ts';
import { askApp } from './app-door.ts';
import type { Place } from './app-place.ts';

export type SessionLine = DoorStatus['sessions'][number];

/** Throws NotRunning. */
export const readStatus = async (place: Place): Promise<DoorStatus> =>
  JSON.parse(await askApp(place, doorPaths.status));

/** For programs: instants in RFC 3339, states by their names. */
export const statusJson = (status: DoorStatus | undefined): string =>
  JSON.stringify({
    running: status !== undefined,
    ...(status === undefined ? {} : { version: status.version }),
    sessions: (status?.sessions ?? []).map(({ id, name, startUrl, region, status: { kind, ...rest } }) => ({
      id,
      name,
      startUrl,
      region,
      status: kind,
      ...('because' in rest && rest.because !== undefined ? { because: rest.because } : {}),
      ...('expiresAt' in rest ? { expiresAt: new Date(rest.expiresAt).toISOString() } : {}),
    })),
  });

/** For people: one line per session. */
export const statusText = ({ sessions }: DoorStatus, now: number): string => {
  const width = Math.max(...sessions.map(({ name }) => name.length), 0);
  const lines = sessions.map(({ name, status }) => `${name.padEnd(width)}  ${statusWords(status, now)}`);
  return lines.length === 0 ? 'No SSO sessions yet. Add one in Latchkey.' : lines.join('\n');
};

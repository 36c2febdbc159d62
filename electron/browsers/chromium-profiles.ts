import type { InstalledBrowser } from '../../shared/model.ts';

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const parsed = (file: string): unknown => {
  try {
    return JSON.parse(file);
  } catch {
    return undefined;
  }
};

/**
 * The profiles in a Chromium `Local State` file: their folder's name, and what the person sees. Empty for a file that
 * says nothing of them.
 */
export const chromiumProfiles = (localState: string): InstalledBrowser['profiles'] => {
  const profiles = property(property(parsed(localState), 'profile'), 'info_cache');
  if (typeof profiles !== 'object' || profiles === null) return [];
  return Object.entries(profiles).map(([id, profile]: [string, unknown]) => {
    const name = property(profile, 'name');
    const account = property(profile, 'user_name');
    const shown = typeof name === 'string' && name !== '' ? name : id;
    return { id, name: typeof account === 'string' && account !== '' ? `${shown} (${account})` : shown };
  });
};

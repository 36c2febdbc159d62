import type { InstalledBrowser } from '../../shared/model.ts';

/** The profiles in a Firefox `profiles.ini`, in its order. They are chosen by name (`-P`), so that is their id too. */
export const firefoxProfiles = (profilesIni: string): InstalledBrowser['profiles'] => {
  const names: string[] = [];
  let inProfile = false;
  for (const line of profilesIni.split(/\r?\n/)) {
    if (line.startsWith('[')) inProfile = /^\[Profile\d+\]\s*$/.test(line);
    const name = inProfile ? /^Name=(.+)$/.exec(line)?.[1]?.trim() : undefined;
    if (name !== undefined && name !== '' && !names.includes(name)) names.push(name);
  }
  return names.map((name) => ({ id: name, name }));
};

/** Looks for browsers and their profiles where each system installs them. */
import { posix, win32 } from 'node:path';
import type { InstalledBrowser } from '../../shared/model.ts';
import { chromiumProfiles } from './chromium-profiles.ts';
import { desktopCommand } from './desktop-entry.ts';
import { firefoxProfiles } from './firefox-profiles.ts';
import { type BrowserFamily, knownBrowsers } from './known-browsers.ts';

type Known = (typeof knownBrowsers)[number];

/** A browser with what starts it. */
export type FoundBrowser = InstalledBrowser & {
  readonly family: BrowserFamily;
  readonly command: readonly [string, ...string[]];
};

export type BrowserPlaces = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Whether a program is there. */
  readonly canRun: (path: string) => Promise<boolean>;
  /** `undefined` for a file that cannot be read. */
  readonly read: (path: string) => Promise<string | undefined>;
};

/** What starts a browser, and folders that may have its profiles, likeliest first. */
type Installed = { readonly command: readonly [string, ...string[]]; readonly profiles: readonly string[] };

const firstOf = async <Item, Value>(items: readonly Item[], look: (item: Item) => Promise<Value | undefined>) => {
  for (const item of items) {
    const found = await look(item);
    if (found !== undefined) return found;
  }
  return undefined;
};

const firstProgram = ({ canRun }: BrowserPlaces, paths: readonly string[]) =>
  firstOf(paths, async (path) => ((await canRun(path)) ? path : undefined));

const listed = (value: string | undefined, otherwise: string): readonly string[] =>
  (value || otherwise).split(':').filter((folder) => folder.startsWith('/'));

const onLinux = async ({ linux, family }: Known, places: BrowserPlaces): Promise<Installed | undefined> => {
  if (linux === undefined) return undefined;
  const { environment, home, read } = places;
  const { join } = posix;
  const { programs, flatpak, snap } = linux;
  const below = (configuration: string, homeFolder: string) =>
    join(family === 'chromium' ? configuration : homeFolder, linux.profiles);
  const own = below(environment.XDG_CONFIG_HOME || join(home, '.config'), home);
  const snapHome = snap === undefined ? undefined : join(home, 'snap', snap, 'common');
  const inSnap = snapHome === undefined ? [] : [below(snapHome, snapHome)];

  const folders = [...listed(environment.PATH, '/usr/local/bin:/usr/bin:/bin'), '/snap/bin'];
  const program = await firstProgram(
    places,
    programs.flatMap((name) => folders.map((folder) => join(folder, name))),
  );
  // Where the system's own command only leads on to a snap, there is no folder of its own.
  if (program !== undefined) {
    return { command: [program], profiles: program.startsWith('/snap/') ? [...inSnap, own] : [own, ...inSnap] };
  }

  const dataHome = environment.XDG_DATA_HOME || join(home, '.local/share');
  const dataFolders = [dataHome, ...listed(environment.XDG_DATA_DIRS, '/usr/local/share:/usr/share')];
  const entry = await firstOf(
    programs.flatMap((name) => dataFolders.map((folder) => join(folder, 'applications', `${name}.desktop`))),
    async (path) => {
      const command = desktopCommand((await read(path)) ?? '');
      return command !== undefined && (await places.canRun(command[0])) ? command : undefined;
    },
  );
  if (entry !== undefined) return { command: entry, profiles: [own] };

  if (flatpak === undefined) return undefined;
  const exported = await firstProgram(
    places,
    [join(dataHome, 'flatpak'), '/var/lib/flatpak'].map((folder) => join(folder, 'exports/bin', flatpak)),
  );
  const sandbox = join(home, '.var/app', flatpak);
  return exported === undefined
    ? undefined
    : { command: [exported], profiles: [below(join(sandbox, 'config'), sandbox)] };
};

const onMac = async ({ darwin }: Known, places: BrowserPlaces): Promise<Installed | undefined> => {
  if (darwin === undefined) return undefined;
  const folders = ['/Applications', posix.join(places.home, 'Applications')];
  const program = await firstProgram(
    places,
    folders.map((folder) => posix.join(folder, darwin.program)),
  );
  if (program === undefined) return undefined;
  return { command: [program], profiles: [posix.join(places.home, 'Library/Application Support', darwin.profiles)] };
};

const onWindows = async ({ win32: windows }: Known, places: BrowserPlaces): Promise<Installed | undefined> => {
  if (windows === undefined) return undefined;
  const { ProgramFiles, LOCALAPPDATA, APPDATA } = places.environment;
  const folders = [ProgramFiles, places.environment['ProgramFiles(x86)'], LOCALAPPDATA].flatMap(
    (folder) => folder ?? [],
  );
  const program = await firstProgram(
    places,
    folders.map((folder) => win32.join(folder, windows.program)),
  );
  if (program === undefined) return undefined;
  const data = [LOCALAPPDATA, APPDATA].flatMap((folder) => folder ?? []);
  return { command: [program], profiles: data.map((folder) => win32.join(folder, windows.profiles)) };
};

const profilesIn = async (family: BrowserFamily, folders: readonly string[], { platform, read }: BrowserPlaces) => {
  const { join } = platform === 'win32' ? win32 : posix;
  const file = family === 'chromium' ? 'Local State' : 'profiles.ini';
  const text = await firstOf(folders, (folder) => read(join(folder, file)));
  if (text === undefined) return [];
  return family === 'chromium' ? chromiumProfiles(text) : firefoxProfiles(text);
};

/** The browsers of the Chromium and Firefox families on this machine. Never rejects: what cannot be read is not there. */
export const findBrowsers = async (places: BrowserPlaces): Promise<readonly FoundBrowser[]> => {
  const look = places.platform === 'darwin' ? onMac : places.platform === 'win32' ? onWindows : onLinux;
  const found = await Promise.all(
    knownBrowsers.map(async (known): Promise<readonly FoundBrowser[]> => {
      const installed = await look(known, places);
      if (installed === undefined) return [];
      const { id, name, family } = known;
      const profiles = await profilesIn(family, installed.profiles, places);
      return [{ id, name, family, command: installed.command, profiles }];
    }),
  );
  return found.flat();
};

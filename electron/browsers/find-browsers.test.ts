import { describe, expect, it } from 'vitest';
import { type BrowserPlaces, findBrowsers } from './find-browsers.ts';

const localState = JSON.stringify({
  profile: {
    info_cache: {
      Default: { name: 'Person 1', user_name: '' },
      'Profile 2': { name: 'Work', user_name: 'maya@northwind.example' },
    },
  },
});

const profilesIni = `[Install4F96D1932A9F858E]
Default=a.default
Locked=1

[Profile1]
Name=work
IsRelative=1
Path=b.work

[Profile0]
Name=default-release
Path=a.default

[General]
StartWithLastProfile=1
`;

/** A machine on which these files are, programs among them. */
const machine = (
  platform: NodeJS.Platform,
  files: Readonly<Record<string, string>>,
  environment: BrowserPlaces['environment'] = {},
): BrowserPlaces => ({
  platform,
  environment,
  home: platform === 'darwin' ? '/Users/maya' : '/home/maya',
  canRun: async (path) => path in files,
  read: async (path) => files[path],
});

const work = [
  { id: 'Default', name: 'Person 1' },
  { id: 'Profile 2', name: 'Work (maya@northwind.example)' },
];
const foxes = [
  { id: 'work', name: 'work' },
  { id: 'default-release', name: 'default-release' },
];

describe('findBrowsers', () => {
  it('finds programs on the path of Linux, with their profiles', async () => {
    const files = {
      '/usr/bin/chromium': '',
      '/opt/bin/firefox-esr': '',
      '/home/maya/.config/chromium/Local State': localState,
      '/home/maya/.mozilla/firefox/profiles.ini': profilesIni,
    };
    expect(await findBrowsers(machine('linux', files, { PATH: '/opt/bin:relative:/usr/bin' }))).toEqual([
      { id: 'chromium', name: 'Chromium', family: 'chromium', command: ['/usr/bin/chromium'], profiles: work },
      { id: 'firefox-esr', name: 'Firefox ESR', family: 'firefox', command: ['/opt/bin/firefox-esr'], profiles: foxes },
    ]);
  });

  it('looks for settings where Linux was told to keep them', async () => {
    const files = { '/usr/bin/google-chrome': '', '/cfg/google-chrome/Local State': localState };
    const [chrome] = await findBrowsers(machine('linux', files, { XDG_CONFIG_HOME: '/cfg' }));
    expect(chrome).toMatchObject({ id: 'chrome', profiles: work });
  });

  it('finds a snap, also behind a command of the system, and a flatpak', async () => {
    const snapped = { '/home/maya/snap/firefox/common/.mozilla/firefox/profiles.ini': profilesIni };
    const asSnap = await findBrowsers(machine('linux', { '/snap/bin/firefox': '', ...snapped }));
    const asShim = await findBrowsers(machine('linux', { '/usr/bin/firefox': '', ...snapped }));
    expect(asSnap).toMatchObject([{ id: 'firefox', command: ['/snap/bin/firefox'], profiles: foxes }]);
    expect(asShim).toMatchObject([{ id: 'firefox', command: ['/usr/bin/firefox'], profiles: foxes }]);

    const flatpak = {
      '/var/lib/flatpak/exports/bin/com.brave.Browser': '',
      '/home/maya/.var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser/Local State': localState,
    };
    expect(await findBrowsers(machine('linux', flatpak))).toMatchObject([
      { id: 'brave', command: ['/var/lib/flatpak/exports/bin/com.brave.Browser'], profiles: work },
    ]);
  });

  it('starts what a desktop entry starts, where the path has nothing', async () => {
    const files = {
      '/opt/zen/zen': '',
      '/home/maya/.local/share/applications/zen.desktop': `[Desktop Entry]
Name=Zen
Exec="/opt/zen/zen" --name zen %u
[Desktop Action private]
Exec=/opt/zen/zen --private-window`,
      '/home/maya/.zen/profiles.ini': profilesIni,
    };
    expect(await findBrowsers(machine('linux', files))).toEqual([
      { id: 'zen', name: 'Zen', family: 'firefox', command: ['/opt/zen/zen', '--name', 'zen'], profiles: foxes },
    ]);
  });

  it('finds applications of macOS', async () => {
    const files = {
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome': '',
      '/Users/maya/Applications/Firefox.app/Contents/MacOS/firefox': '',
      '/Applications/Arc.app/Contents/MacOS/Arc': '',
      '/Users/maya/Library/Application Support/Google/Chrome/Local State': localState,
      '/Users/maya/Library/Application Support/Firefox/profiles.ini': profilesIni,
    };
    const found = await findBrowsers(machine('darwin', files));
    expect(found.map(({ id, profiles }) => [id, profiles])).toEqual([
      ['chrome', work],
      ['arc', []],
      ['firefox', foxes],
    ]);
  });

  it('finds programs of Windows', async () => {
    const environment = {
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\maya\\AppData\\Local',
      APPDATA: 'C:\\Users\\maya\\AppData\\Roaming',
    };
    const files = {
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe': '',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe': '',
      'C:\\Users\\maya\\AppData\\Local\\Microsoft\\Edge\\User Data\\Local State': localState,
      'C:\\Users\\maya\\AppData\\Roaming\\Mozilla\\Firefox\\profiles.ini': profilesIni.replaceAll('\n', '\r\n'),
    };
    const found = await findBrowsers(machine('win32', files, environment));
    expect(found.map(({ id, profiles }) => [id, profiles])).toEqual([
      ['edge', work],
      ['firefox', foxes],
    ]);
  });

  it.each(['', '{', 'null', '{"profile":{"info_cache":[]}}', '{"profile":7}'])(
    'takes a browser whose file of profiles says %j',
    async (said) => {
      const files = { '/usr/bin/chromium': '', '/home/maya/.config/chromium/Local State': said };
      expect(await findBrowsers(machine('linux', files))).toMatchObject([{ id: 'chromium', profiles: [] }]);
    },
  );
});

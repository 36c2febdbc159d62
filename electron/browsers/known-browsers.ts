/** The browsers Latchkey looks for: what starts them and where they keep their profiles, on each system. */
export type BrowserFamily = 'chromium' | 'firefox';

type KnownBrowser = {
  readonly id: string;
  readonly name: string;
  readonly family: BrowserFamily;
  /** Programs and desktop entries by name; profiles below the configuration folder (Chromium's) or the home folder. */
  readonly linux?: {
    readonly programs: readonly string[];
    readonly profiles: string;
    readonly flatpak?: string;
    readonly snap?: string;
  };
  /** The program below a folder of applications; profiles below `Application Support`. */
  readonly darwin?: { readonly program: string; readonly profiles: string };
  /** The program below one of the folders that programs are installed to; profiles below the person's data. */
  readonly win32?: { readonly program: string; readonly profiles: string };
};

const chromium: readonly KnownBrowser[] = [
  {
    id: 'chrome',
    name: 'Google Chrome',
    family: 'chromium',
    linux: {
      programs: ['google-chrome-stable', 'google-chrome'],
      profiles: 'google-chrome',
      flatpak: 'com.google.Chrome',
    },
    darwin: { program: 'Google Chrome.app/Contents/MacOS/Google Chrome', profiles: 'Google/Chrome' },
    win32: { program: 'Google\\Chrome\\Application\\chrome.exe', profiles: 'Google\\Chrome\\User Data' },
  },
  {
    id: 'chromium',
    name: 'Chromium',
    family: 'chromium',
    linux: {
      programs: ['chromium', 'chromium-browser'],
      profiles: 'chromium',
      flatpak: 'org.chromium.Chromium',
      snap: 'chromium',
    },
    darwin: { program: 'Chromium.app/Contents/MacOS/Chromium', profiles: 'Chromium' },
    win32: { program: 'Chromium\\Application\\chrome.exe', profiles: 'Chromium\\User Data' },
  },
  {
    id: 'edge',
    name: 'Microsoft Edge',
    family: 'chromium',
    linux: {
      programs: ['microsoft-edge-stable', 'microsoft-edge'],
      profiles: 'microsoft-edge',
      flatpak: 'com.microsoft.Edge',
    },
    darwin: { program: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge', profiles: 'Microsoft Edge' },
    win32: { program: 'Microsoft\\Edge\\Application\\msedge.exe', profiles: 'Microsoft\\Edge\\User Data' },
  },
  {
    id: 'brave',
    name: 'Brave',
    family: 'chromium',
    linux: {
      programs: ['brave-browser-stable', 'brave-browser', 'brave'],
      profiles: 'BraveSoftware/Brave-Browser',
      flatpak: 'com.brave.Browser',
      snap: 'brave',
    },
    darwin: { program: 'Brave Browser.app/Contents/MacOS/Brave Browser', profiles: 'BraveSoftware/Brave-Browser' },
    win32: {
      program: 'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
      profiles: 'BraveSoftware\\Brave-Browser\\User Data',
    },
  },
  {
    id: 'vivaldi',
    name: 'Vivaldi',
    family: 'chromium',
    linux: { programs: ['vivaldi-stable', 'vivaldi'], profiles: 'vivaldi', flatpak: 'com.vivaldi.Vivaldi' },
    darwin: { program: 'Vivaldi.app/Contents/MacOS/Vivaldi', profiles: 'Vivaldi' },
    win32: { program: 'Vivaldi\\Application\\vivaldi.exe', profiles: 'Vivaldi\\User Data' },
  },
  {
    id: 'opera',
    name: 'Opera',
    family: 'chromium',
    linux: { programs: ['opera'], profiles: 'opera', flatpak: 'com.opera.Opera' },
    darwin: { program: 'Opera.app/Contents/MacOS/Opera', profiles: 'com.operasoftware.Opera' },
    win32: { program: 'Programs\\Opera\\opera.exe', profiles: 'Opera Software\\Opera Stable' },
  },
  {
    id: 'arc',
    name: 'Arc',
    family: 'chromium',
    darwin: { program: 'Arc.app/Contents/MacOS/Arc', profiles: 'Arc/User Data' },
  },
];

const firefox: readonly KnownBrowser[] = [
  {
    id: 'firefox',
    name: 'Firefox',
    family: 'firefox',
    linux: { programs: ['firefox'], profiles: '.mozilla/firefox', flatpak: 'org.mozilla.firefox', snap: 'firefox' },
    darwin: { program: 'Firefox.app/Contents/MacOS/firefox', profiles: 'Firefox' },
    win32: { program: 'Mozilla Firefox\\firefox.exe', profiles: 'Mozilla\\Firefox' },
  },
  {
    id: 'firefox-esr',
    name: 'Firefox ESR',
    family: 'firefox',
    linux: { programs: ['firefox-esr'], profiles: '.mozilla/firefox' },
  },
  {
    id: 'librewolf',
    name: 'LibreWolf',
    family: 'firefox',
    linux: { programs: ['librewolf'], profiles: '.librewolf', flatpak: 'io.gitlab.librewolf-community' },
    darwin: { program: 'LibreWolf.app/Contents/MacOS/librewolf', profiles: 'librewolf' },
    win32: { program: 'LibreWolf\\librewolf.exe', profiles: 'librewolf' },
  },
  {
    id: 'zen',
    name: 'Zen',
    family: 'firefox',
    linux: { programs: ['zen-browser', 'zen'], profiles: '.zen', flatpak: 'app.zen_browser.zen' },
    darwin: { program: 'Zen.app/Contents/MacOS/zen', profiles: 'zen' },
    win32: { program: 'Zen Browser\\zen.exe', profiles: 'zen' },
  },
  {
    id: 'waterfox',
    name: 'Waterfox',
    family: 'firefox',
    linux: { programs: ['waterfox'], profiles: '.waterfox', flatpak: 'net.waterfox.waterfox' },
    darwin: { program: 'Waterfox.app/Contents/MacOS/waterfox', profiles: 'Waterfox' },
    win32: { program: 'Waterfox\\waterfox.exe', profiles: 'Waterfox' },
  },
  {
    id: 'floorp',
    name: 'Floorp',
    family: 'firefox',
    linux: { programs: ['floorp'], profiles: '.floorp', flatpak: 'one.ablaze.floorp' },
    darwin: { program: 'Floorp.app/Contents/MacOS/floorp', profiles: 'Floorp' },
    win32: { program: 'Ablaze Floorp\\floorp.exe', profiles: 'Floorp' },
  },
];

export const knownBrowsers: readonly KnownBrowser[] = [...chromium, ...firefox];

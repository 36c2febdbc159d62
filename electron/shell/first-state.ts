import type { AccountMark } from '../../shared/account-marks.ts';
import type { Application } from '../../shared/applications.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import type { RecentDestination } from '../../shared/console.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { AppState, FavouriteRole, Notice, RecentRole, VaultStatus, WindowLayout } from '../../shared/model.ts';
import type { ManagedSettings, Settings } from '../../shared/settings.ts';

type Beginnings = {
  readonly settings: Settings;
  readonly managed: ManagedSettings;
  readonly recentRoles: readonly RecentRole[];
  readonly favourites: readonly FavouriteRole[];
  readonly accountMarks: readonly AccountMark[];
  readonly layout: WindowLayout;
  readonly recentDestinations: readonly RecentDestination[];
  readonly chainedRoles: readonly ChainedRole[];
  readonly applications: readonly Application[];
  readonly sessionIds: readonly string[];
  readonly vault: VaultStatus;
  readonly online: boolean;
  readonly platform: NodeJS.Platform;
  /** File names of what could not be read and was put away or left out, by the notice that says so. */
  readonly setAside: Readonly<Partial<Record<ErrorCode, string | undefined>>>;
};

const noticesOf = (setAside: Beginnings['setAside']): readonly Notice[] =>
  (['settings-set-aside', 'vault-set-aside', 'managed-settings-ignored'] as const).flatMap((code) => {
    const detail = setAside[code];
    return detail === undefined ? [] : [{ id: code, code, detail }];
  });

const platformOf = (platform: NodeJS.Platform): AppState['platform'] =>
  platform === 'darwin' || platform === 'win32' ? platform : 'linux';

/** The state before any session is in it. */
export const firstState = ({
  settings,
  managed,
  recentRoles,
  favourites,
  accountMarks,
  layout,
  recentDestinations,
  chainedRoles,
  applications,
  sessionIds,
  vault,
  online,
  platform,
  setAside,
}: Beginnings): AppState => ({
  sessions: [],
  chainedRoles: chainedRoles.filter(({ source }) => sessionIds.includes(source.sessionId)),
  applications: applications
    .filter(({ signer }) => sessionIds.includes(signer.sessionId))
    .map((application) => ({ application })),
  vault,
  online,
  paused: false,
  startsAtLogin: false,
  settings,
  managed,
  recentRoles: recentRoles.filter(({ sessionId }) => sessionIds.includes(sessionId)),
  issued: [],
  favourites: favourites.filter(({ sessionId }) => sessionIds.includes(sessionId)),
  accountMarks,
  layout,
  recentDestinations,
  notices: noticesOf(setAside),
  doors: { endpoint: { enabled: false, tokens: [] }, questions: [], scopes: [] },
  quickPick: { shortcut: 'none', isWayland: false, command: '' },
  platform: platformOf(platform),
});

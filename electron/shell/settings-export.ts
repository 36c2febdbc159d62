/** The settings as a file for others. SECURITY: what is in it is named here, member by member. */
import type { AccountMark } from '../../shared/account-marks.ts';
import type { Application } from '../../shared/applications.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import type { FavouriteRole, RoleRef, SsoSession } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import { type RoleInFile, settingsFormat, settingsVersion } from './settings-file.ts';

/** What is exported, and what an import is compared with. */
export type ExportedState = {
  readonly sessions: readonly SsoSession[];
  readonly chainedRoles: readonly ChainedRole[];
  readonly applications: readonly Application[];
  readonly accountMarks: readonly AccountMark[];
  readonly favourites: readonly FavouriteRole[];
  readonly settings: Settings;
};

type Known = Pick<ExportedState, 'sessions' | 'chainedRoles'>;

// By code unit: the same everywhere, whatever language the machine speaks.
const inOrder = (left: string, right: string): number => {
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

const byName = (left: { readonly name: string }, right: { readonly name: string }): number =>
  inOrder(left.name, right.name);

const byAccountId = (left: AccountMark, right: AccountMark): number => inOrder(left.accountId, right.accountId);

/** A role by the names of what it belongs to, which are unique; ids mean nothing on another machine. */
const roleToFile = ({ sessionId, accountId, roleName, chainedRoleId }: RoleRef, known: Known): RoleInFile =>
  chainedRoleId === undefined
    ? { session: known.sessions.find(({ id }) => id === sessionId)?.name ?? '', accountId, roleName }
    : { chainedRole: known.chainedRoles.find(({ id }) => id === chainedRoleId)?.name ?? '' };

/** Without id, sharing and browser: a command of one person's must never run on another's machine. */
export const sessionToFile = (session: Omit<SsoSession, 'id'>) => ({
  name: session.name,
  startUrl: session.startUrl,
  region: session.region,
  scopes: session.scopes,
  ...(session.signInMethod && { signInMethod: session.signInMethod }),
  ...(session.color && { color: session.color }),
  ...(session.labels && { labels: session.labels }),
  ...(session.fips && { fips: session.fips }),
  ...(session.dualStack && { dualStack: session.dualStack }),
});

export const chainedRoleToFile = (role: Omit<ChainedRole, 'id'>, known: Known) => ({
  name: role.name,
  source: roleToFile(role.source, known),
  roleArn: role.roleArn,
  ...(role.externalId !== undefined && { externalId: role.externalId }),
  ...(role.roleSessionName !== undefined && { roleSessionName: role.roleSessionName }),
  ...(role.durationSeconds !== undefined && { durationSeconds: role.durationSeconds }),
  ...(role.region !== undefined && { region: role.region }),
});

export const applicationToFile = (application: Omit<Application, 'id'>, known: Known) => ({
  name: application.name,
  applicationArn: application.applicationArn,
  region: application.region,
  signer: roleToFile(application.signer, known),
  grant: application.grant,
  ...(application.identityRoleArn !== undefined && { identityRoleArn: application.identityRoleArn }),
});

export const accountToFile = ({ accountId, environment, color, label }: AccountMark) => ({
  accountId,
  ...(environment && { environment }),
  ...(color && { color }),
  ...(label !== undefined && { label }),
});

const favouriteToFile = ({ accountName, ...role }: FavouriteRole, known: Known) => ({
  ...roleToFile(role, known),
  accountName,
});

export const settingsToFile = (settings: Settings) => ({
  ...(settings.copyRegion !== undefined && { copyRegion: settings.copyRegion }),
  clipboardLifetimeMs: settings.clipboardLifetimeMs,
  signInMethod: settings.signInMethod,
  endWarningsMs: settings.endWarningsMs,
  consoleIn: settings.consoleIn,
  profileTemplate: settings.profileTemplate,
  theme: settings.theme,
  quickPickShortcut: settings.quickPickShortcut,
});

/** The same settings give the same text, whatever order they were made in. */
export const exportedText = ({ settings, accountMarks, favourites, ...items }: ExportedState): string => {
  const { sessions, chainedRoles, applications } = items;
  const known = { sessions, chainedRoles };
  const document = {
    format: settingsFormat,
    version: settingsVersion,
    sessions: sessions.map(sessionToFile).sort(byName),
    chainedRoles: chainedRoles.map((role) => chainedRoleToFile(role, known)).sort(byName),
    applications: applications.map((application) => applicationToFile(application, known)).sort(byName),
    accounts: accountMarks.map(accountToFile).sort(byAccountId),
    // In the person's own order.
    favourites: favourites.map((role) => favouriteToFile(role, known)),
    settings: settingsToFile(settings),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

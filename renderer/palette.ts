/** Everything that the command palette has: roles and accounts of all sessions, what can be done with sessions, commands, settings. Pure. */
import type { MarkedAccount } from '../shared/account-marks.ts';
import type { FoundInAwsFiles } from '../shared/aws-files.ts';
import type { Account, AppState, Catalog, RoleRef, SessionId, SsoSession } from '../shared/model.ts';
import type { PaletteSectionKind } from '../shared/palette-words.ts';
import { type AccountMarking, createAccountMarking } from './account-marking.ts';
import { type PaletteAct, paletteActs } from './palette-acts.ts';
import { profilesBySession, type RoleProfiles } from './role-profiles.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { type Standings, standingsOf } from './standings.ts';

export type PaletteRole = {
  readonly kind: 'role';
  /** Unique in the palette. */
  readonly id: string;
  readonly role: RoleRef;
  /** What the list calls it: a chained role has a name of its own. */
  readonly name: string;
  readonly accountName: string;
  readonly emailAddress: string;
  readonly marked: MarkedAccount;
  readonly session: SsoSession;
  readonly isSignedIn: boolean;
  readonly isFavourite: boolean;
  readonly usedAt?: number;
  /** The AWS profile that it was found by. */
  readonly profile?: string;
};

/** An account, to be shown in the list of its session. */
export type PaletteAccount = {
  readonly kind: 'account';
  readonly id: string;
  readonly account: Account;
  readonly marked: MarkedAccount;
  readonly session: SsoSession;
  readonly isSignedIn: boolean;
  readonly roleCount: number;
  /** Of those in it, the one to make active. */
  readonly firstRole?: RoleRef;
};

export type PaletteEntry = PaletteRole | PaletteAccount | PaletteAct;

export type PaletteSection = {
  readonly kind: PaletteSectionKind;
  readonly entries: readonly PaletteEntry[];
  /** How many more there are than are shown. */
  readonly hidden: number;
  /** Lower-cased parts of the query, for marking them. */
  readonly tokens: readonly string[];
};

export type PaletteFindings = {
  readonly kind: 'everything' | 'exact' | 'similar';
  readonly sections: readonly PaletteSection[];
  readonly count: number;
};

export type SearchedSession = {
  readonly session: SsoSession;
  readonly isSignedIn: boolean;
  readonly index: SearchIndex;
  readonly standings: Standings;
  readonly profiles: RoleProfiles | undefined;
  /** False until its accounts were read: whether a role is still listed cannot be told before. */
  readonly isListed: boolean;
};

export type PaletteIndex = Pick<AppState, 'favourites' | 'recentRoles'> & {
  readonly sessions: readonly SearchedSession[];
  readonly chainedNames: ReadonlyMap<string, string>;
  readonly marking: AccountMarking;
  readonly acts: readonly PaletteAct[];
};

type PaletteState = Pick<
  AppState,
  'sessions' | 'chainedRoles' | 'recentRoles' | 'favourites' | 'accountMarks' | 'platform' | 'paused'
>;

export const createPaletteIndex = (
  app: PaletteState,
  catalogs: ReadonlyMap<SessionId, Catalog>,
  awsFiles?: FoundInAwsFiles,
): PaletteIndex => {
  const { favourites, recentRoles } = app;
  const marking = createAccountMarking(app.accountMarks);
  const profiles = profilesBySession(
    awsFiles,
    app.sessions.map(({ session }) => session),
    app.chainedRoles,
  );
  const searched = app.sessions.map(({ session, status }): SearchedSession => {
    const { id, name, labels = [] } = session;
    const chained = app.chainedRoles.filter(({ source }) => source.sessionId === id);
    const besides = { common: [name, ...labels].join('\n'), marking, profiles: profiles.get(id) };
    const accounts = catalogs.get(id)?.accounts ?? [];
    return {
      session,
      isSignedIn: status.kind === 'signed-in',
      index: createSearchIndex(accounts, chained, besides),
      standings: standingsOf(id, favourites, recentRoles),
      profiles: profiles.get(id),
      isListed: accounts.length > 0,
    };
  });
  const chainedNames = new Map(app.chainedRoles.map(({ id, name }) => [id, name]));
  return { sessions: searched, favourites, recentRoles, chainedNames, marking, acts: paletteActs(app) };
};

export const paletteRoleId = ({ sessionId, accountId, roleName, chainedRoleId = '' }: RoleRef): string =>
  `role ${sessionId} ${accountId} ${roleName} ${chainedRoleId}`;

export const paletteAccountId = (sessionId: SessionId, accountId: string): string =>
  `account ${sessionId} ${accountId}`;

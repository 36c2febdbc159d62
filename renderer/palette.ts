/** Everything that the command palette has: roles of all sessions, what can be done with sessions, commands, settings. Pure. */
import type { AppState, Catalog, RecentRole, RoleRef, SessionId, SsoSession } from '../shared/model.ts';
import type { PaletteSectionKind } from '../shared/palette-words.ts';
import { type PaletteAct, paletteActs } from './palette-acts.ts';
import { createSearchIndex, type SearchIndex } from './search.ts';

export type PaletteRole = {
  readonly kind: 'role';
  /** Unique in the palette. */
  readonly id: string;
  readonly role: RoleRef;
  /** What the list calls it: a chained role has a name of its own. */
  readonly name: string;
  readonly accountName: string;
  readonly emailAddress: string;
  readonly session: SsoSession;
  readonly isSignedIn: boolean;
  readonly usedAt?: number;
};

export type PaletteEntry = PaletteRole | PaletteAct;

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
};

export type PaletteIndex = {
  readonly sessions: readonly SearchedSession[];
  readonly recentRoles: readonly RecentRole[];
  readonly chainedNames: ReadonlyMap<string, string>;
  readonly acts: readonly PaletteAct[];
};

export const createPaletteIndex = (
  app: Pick<AppState, 'sessions' | 'chainedRoles' | 'recentRoles' | 'platform' | 'paused'>,
  catalogs: ReadonlyMap<SessionId, Catalog>,
): PaletteIndex => ({
  sessions: app.sessions.map(({ session, status }) => {
    const chained = app.chainedRoles.filter(({ source }) => source.sessionId === session.id);
    const common = [session.name, ...(session.labels ?? [])].join('\n');
    return {
      session,
      isSignedIn: status.kind === 'signed-in',
      index: createSearchIndex(catalogs.get(session.id)?.accounts ?? [], chained, common),
    };
  }),
  recentRoles: app.recentRoles,
  chainedNames: new Map(app.chainedRoles.map(({ id, name }) => [id, name])),
  acts: paletteActs(app),
});

export const paletteRoleId = ({ sessionId, accountId, roleName, chainedRoleId = '' }: RoleRef): string =>
  `role ${sessionId} ${accountId} ${roleName} ${chainedRoleId}`;

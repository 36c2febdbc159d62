/** What the quick-pick lists: roles alone, those at hand first while nothing is typed. Pure. */
import { byFrecency } from '../shared/frecency.ts';
import type { AppState, Catalog, FavouriteRole, RecentRole, SessionId } from '../shared/model.ts';
import type { QuickPickSectionKind } from '../shared/quick-pick-words.ts';
import { isSameRole, plainRef } from '../shared/role-ref.ts';
import { countRoles, listedRole } from './listed-roles.ts';
import {
  createPaletteIndex,
  type PaletteFindings,
  type PaletteIndex,
  type PaletteRole,
  paletteRoleId,
  type SearchedSession,
} from './palette.ts';
import { findInPalette } from './palette-search.ts';
import { search } from './search.ts';

const mostShown = 50;
const mostRecent = 8;

export type QuickPickParts = Pick<
  AppState,
  'sessions' | 'chainedRoles' | 'recentRoles' | 'favourites' | 'accountMarks' | 'platform'
>;

type QuickPickIndex = { readonly palette: PaletteIndex; readonly favourites: readonly FavouriteRole[] };

type QuickPickSection = {
  readonly kind: QuickPickSectionKind;
  readonly entries: readonly PaletteRole[];
  /** How many more there are than are shown. */
  readonly hidden: number;
  /** Lower-cased parts of the query, for marking them. */
  readonly tokens: readonly string[];
};

export type QuickPickFindings = Pick<PaletteFindings, 'kind' | 'count'> & {
  readonly sections: readonly QuickPickSection[];
};

/** The palette's own, without what is no role. */
export const createQuickPickIndex = (
  app: QuickPickParts,
  catalogs: ReadonlyMap<SessionId, Catalog>,
): QuickPickIndex => ({
  palette: { ...createPaletteIndex(app, catalogs), acts: [] },
  favourites: app.favourites,
});

const known = (
  { sessions, chainedNames }: PaletteIndex,
  { accountName, usedAt, ...rest }: FavouriteRole & { readonly usedAt?: number | undefined },
): readonly PaletteRole[] => {
  const role = plainRef(rest);
  const searched = sessions.find(({ session }) => session.id === role.sessionId);
  const name = role.chainedRoleId === undefined ? role.roleName : chainedNames.get(role.chainedRoleId);
  if (searched === undefined || name === undefined) return [];
  const { session, isSignedIn } = searched;
  return [
    {
      ...{ kind: 'role', id: paletteRoleId(role), role, name, accountName, emailAddress: '', session, isSignedIn },
      ...(usedAt !== undefined && { usedAt }),
    },
  ];
};

const allRoles = ({ session, isSignedIn, index }: SearchedSession): readonly PaletteRole[] =>
  search(index, '').groups.flatMap((group) =>
    Array.from({ length: countRoles(group) }).flatMap((_, position): readonly PaletteRole[] => {
      const listed = listedRole(session.id, group, position);
      if (listed === undefined) return [];
      const { role, chained } = listed;
      const { accountName, emailAddress } = group.account;
      const words = { name: chained?.name ?? role.roleName, accountName, emailAddress };
      return [{ kind: 'role', id: paletteRoleId(role), role, ...words, session, isSignedIn }];
    }),
  );

const section = (kind: QuickPickSectionKind, entries: readonly PaletteRole[]): QuickPickSection => ({
  kind,
  entries: entries.slice(0, mostShown),
  hidden: Math.max(0, entries.length - mostShown),
  tokens: [],
});

const withUse = (favourite: FavouriteRole, recentRoles: readonly RecentRole[]) => ({
  ...favourite,
  usedAt: recentRoles.find((each) => isSameRole(each, favourite))?.usedAt,
});

/** Favourites, then what is used most and last; all roles where there is neither. */
const atHand = ({ palette, favourites }: QuickPickIndex): QuickPickFindings => {
  const { recentRoles, sessions } = palette;
  const kept = favourites.flatMap((favourite) => known(palette, withUse(favourite, recentRoles)));
  const recent = [...recentRoles]
    .filter((role) => !favourites.some((favourite) => isSameRole(favourite, role)))
    .sort(byFrecency)
    .flatMap((role) => known(palette, role))
    .slice(0, mostRecent);
  const listed = [section('favourites', kept), section('recent', recent)].filter(({ entries }) => entries.length > 0);
  const sections = listed.length > 0 ? listed : [section('roles', sessions.flatMap(allRoles))];
  return {
    kind: 'everything',
    sections: sections.filter(({ entries }) => entries.length > 0),
    count: sections.reduce((sum, { entries }) => sum + entries.length, 0),
  };
};

export const findRoles = (index: QuickPickIndex, query: string): QuickPickFindings => {
  if (query.trim() === '') return atHand(index);
  const { kind, sections } = findInPalette(index.palette, query);
  const ofRoles = sections
    .map(({ entries, hidden, tokens }) => ({
      hidden,
      tokens,
      entries: entries.filter((entry) => entry.kind === 'role'),
    }))
    .filter(({ entries }) => entries.length > 0)
    .map((roles): QuickPickSection => ({ kind: 'roles', ...roles }));
  return {
    kind,
    sections: ofRoles,
    count: ofRoles.reduce((sum, { entries, hidden }) => sum + entries.length + hidden, 0),
  };
};

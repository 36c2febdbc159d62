/** Roles and accounts as the command palette shows them: those at hand, and those found, the best of many. Pure. */
import type { FavouriteRole, RecentRole } from '../shared/model.ts';
import { isSameRole, plainRef } from '../shared/role-ref.ts';
import { countRoles, listedRole, slotAt } from './listed-roles.ts';
import {
  type PaletteAccount,
  type PaletteIndex,
  type PaletteRole,
  paletteAccountId,
  paletteRoleId,
  type SearchedSession,
} from './palette.ts';
import { createListing } from './pinned-groups.ts';
import { ofRole } from './role-map.ts';
import { matchedProfile } from './role-profiles.ts';
import { qualityOfRole, type ResultGroup, type SearchResult } from './search.ts';
import { isFavouriteStanding } from './standings.ts';

type RoleWords = Pick<PaletteRole, 'role' | 'name' | 'accountName' | 'emailAddress'>;

const roleEntry = (
  { marking, recentRoles }: PaletteIndex,
  { session, isSignedIn, standings, profiles }: SearchedSession,
  words: RoleWords,
  tokens: readonly string[],
): PaletteRole => {
  const { role, name, accountName } = words;
  const marked = marking({ accountId: role.accountId, accountName, emailAddress: '' });
  const usedAt = recentRoles.find((recent) => isSameRole(recent, role))?.usedAt;
  const shown = [accountName, name, session.name, marked.label ?? ''].join('\n').toLowerCase();
  const profile = matchedProfile(profiles && ofRole(profiles, role), tokens, shown);
  return {
    kind: 'role',
    id: paletteRoleId(role),
    ...words,
    ...{ marked, session, isSignedIn },
    isFavourite: isFavouriteStanding(ofRole(standings, role) ?? 0),
    ...(usedAt !== undefined && { usedAt }),
    ...(profile !== undefined && { profile }),
  };
};

/** Roles that the person keeps or uses, as far as their sessions still list them. */
export const rolesAtHand = (
  index: PaletteIndex,
  roles: readonly (FavouriteRole | RecentRole)[],
  most: number,
): readonly PaletteRole[] => {
  const listings = new Map(
    index.sessions.map((searched) => [searched.session.id, { searched, listing: createListing(searched.index) }]),
  );
  const entries: PaletteRole[] = [];
  for (const each of roles) {
    if (entries.length === most) break;
    const role = plainRef(each);
    const { searched, listing } = listings.get(role.sessionId) ?? {};
    const name = role.chainedRoleId === undefined ? role.roleName : index.chainedNames.get(role.chainedRoleId);
    if (searched === undefined || listing === undefined || name === undefined) continue;
    if (searched.isListed && listing(role) === undefined) continue;
    entries.push(roleEntry(index, searched, { role, name, accountName: each.accountName, emailAddress: '' }, []));
  }
  return entries;
};

/** One of maybe a hundred thousand: made into an entry only where it is shown. */
type FoundRole = {
  readonly searched: SearchedSession;
  readonly group: ResultGroup;
  readonly position: number;
  readonly standing: number;
};

const byStanding = (left: FoundRole, right: FoundRole): number => right.standing - left.standing;

/** Of each quality, those at hand and as many others as could be shown: all else need not be kept or sorted. */
const createBest = (most: number) => {
  const levels = new Map<number, { readonly atHand: FoundRole[]; readonly others: FoundRole[] }>();
  return {
    add(quality: number, found: FoundRole): void {
      const level = levels.get(quality) ?? { atHand: [], others: [] };
      levels.set(quality, level);
      if (found.standing > 0) level.atHand.push(found);
      else if (level.others.length < most) level.others.push(found);
    },
    /** Whether another role that is not at hand would only be counted. */
    isFull: (quality: number): boolean => (levels.get(quality)?.others.length ?? 0) >= most,
    take: (): readonly FoundRole[] =>
      [...levels]
        .sort(([left], [right]) => right - left)
        .flatMap(([, { atHand, others }]) => [...atHand.sort(byStanding), ...others])
        .slice(0, most),
    quality: (): number => Math.max(0, ...levels.keys()),
  };
};

export type FoundEntries<Entry> = {
  readonly entries: readonly Entry[];
  /** Of the best of them. */
  readonly quality: number;
  readonly count: number;
};

const nameAt = ({ roles = [], chained = [] }: ResultGroup, position: number): string =>
  roles[position] ?? chained[position - roles.length]?.name ?? '';

/** `results` of each session, `undefined` where it is not to be counted. */
export const foundRoles = (
  index: PaletteIndex,
  results: readonly (SearchResult | undefined)[],
  most: number,
): FoundEntries<PaletteRole> => {
  const best = createBest(most);
  let count = 0;
  for (const [at, searched] of index.sessions.entries()) {
    for (const group of results[at]?.groups ?? []) {
      const own = searched.standings.get(group.account.accountId);
      const roles = countRoles(group);
      count += roles;
      if (own === undefined && typeof group.quality === 'number' && best.isFull(group.quality)) continue;
      for (let position = 0; position < roles; position += 1) {
        const quality = qualityOfRole(group, position);
        const standing = own?.get(slotAt(group, position)) ?? 0;
        if (standing > 0 || !best.isFull(quality)) best.add(quality, { searched, group, position, standing });
      }
    }
  }
  const tokens = results.find((result) => (result?.groups.length ?? 0) > 0)?.tokens ?? [];
  const entries = best.take().flatMap(({ searched, group, position }) => {
    const role = listedRole(searched.session.id, group, position)?.role;
    if (role === undefined) return [];
    const { accountName, emailAddress } = group.account;
    return [roleEntry(index, searched, { role, name: nameAt(group, position), accountName, emailAddress }, tokens)];
  });
  return { entries, quality: best.quality(), count };
};

type FoundAccount = { readonly searched: SearchedSession; readonly group: ResultGroup; readonly quality: number };

/** Accounts that answer by themselves, whichever roles are in them. */
export const foundAccounts = (
  { sessions, marking }: PaletteIndex,
  results: readonly (SearchResult | undefined)[],
  most: number,
): FoundEntries<PaletteAccount> => {
  const found = sessions.flatMap((searched, at): readonly FoundAccount[] =>
    (results[at]?.groups ?? []).flatMap((group) =>
      group.accountQuality === undefined ? [] : [{ searched, group, quality: group.accountQuality }],
    ),
  );
  const sorted = found.sort((left, right) => right.quality - left.quality);
  const entries = sorted.slice(0, most).map(({ searched: { session, isSignedIn }, group }): PaletteAccount => {
    const firstRole = listedRole(session.id, group, 0)?.role;
    return {
      kind: 'account',
      id: paletteAccountId(session.id, group.account.accountId),
      ...{ account: group.account, marked: marking(group.account), session, isSignedIn },
      roleCount: countRoles(group),
      ...(firstRole && { firstRole }),
    };
  });
  return { entries, quality: sorted[0]?.quality ?? 0, count: sorted.length };
};

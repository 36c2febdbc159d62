import { useMemo } from 'react';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import type { SessionView } from '../../shared/model.ts';
import { type ListLayout, layOut } from '../list-layout.ts';
import { type ListGroup, withoutUnread } from '../listed-roles.ts';
import { createListing, pinnedGroups } from '../pinned-groups.ts';
import { rankedResult } from '../ranked-results.ts';
import type { RoleProfiles } from '../role-profiles.ts';
import { type SearchResult, search } from '../search.ts';
import { createSearchIndex } from '../search-index.ts';
import { standingsOf } from '../standings.ts';
import { useStore } from '../store.ts';
import { useAccountMarking } from './use-account-marking.ts';
import { useRoleProfiles } from './use-role-profiles.ts';
import { useShowings, useTakenAt } from './use-taken-at.ts';

const noAccounts = [] as const;
const noRoles = [] as const;

export type RoleSearch = {
  readonly found: SearchResult;
  /** What is shown of it: before anything is typed, what is at hand stands before it. */
  readonly groups: readonly ListGroup[];
  readonly layout: ListLayout;
  readonly profiles: RoleProfiles;
};

/** The roles of a session that answer a query, in order. What was used since does not move them. */
export const useRoleSearch = (
  { session: { id }, sync }: SessionView,
  chained: readonly ChainedRole[],
  query: string,
): RoleSearch => {
  const accounts = useStore(({ catalogs }) => catalogs.get(id)?.accounts ?? noAccounts);
  const favourites = useStore(({ app }) => app?.favourites) ?? noRoles;
  const recentRoles = useStore(({ app }) => app?.recentRoles) ?? noRoles;
  const marking = useAccountMarking();
  const profiles = useRoleProfiles(id);
  const subject = `${useShowings()} ${query.trim()}`;
  const recentBefore = useTakenAt(recentRoles, subject);
  const favouritesBefore = useTakenAt(favourites, subject);

  // Before the accounts are there, none of them could be told from one that is not listed.
  const isListed = accounts.length > 0 || sync.kind === 'synced' || sync.kind === 'failed';
  const index = useMemo(
    () => createSearchIndex(accounts, isListed ? chained : noRoles, { marking, profiles }),
    [accounts, isListed, chained, marking, profiles],
  );
  const found = useMemo(
    () => rankedResult(withoutUnread(search(index, query), sync.kind), standingsOf(id, favouritesBefore, recentBefore)),
    [index, query, sync.kind, id, favouritesBefore, recentBefore],
  );
  const listing = useMemo(() => createListing(index), [index]);
  const pinned = useMemo(
    () => pinnedGroups(id, listing, favourites, recentBefore),
    [id, listing, favourites, recentBefore],
  );
  const groups = useMemo(
    (): readonly ListGroup[] => (found.kind === 'everything' ? [...pinned, ...found.groups] : found.groups),
    [found, pinned],
  );
  const layout = useMemo(() => layOut(groups), [groups]);
  return { found, groups, layout, profiles };
};

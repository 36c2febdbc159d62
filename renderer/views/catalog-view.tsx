import './catalog-view.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { searchPlaceholder } from '../../shared/catalog-words.ts';
import type { SessionView } from '../../shared/model.ts';
import { viaWords } from '../../shared/role-words.ts';
import { setQuery } from '../actions.ts';
import { useAccountNames } from '../hooks/use-account-names.ts';
import { useChainedRoles } from '../hooks/use-chained-roles.ts';
import type { RoleRows } from '../hooks/use-role-rows.ts';
import { useRoleSearch } from '../hooks/use-role-search.ts';
import { useShownRole } from '../hooks/use-shown-role.ts';
import { useStore } from '../store.ts';
import { CatalogEmpty } from './catalog-empty.tsx';
import { CatalogStatus } from './catalog-status.tsx';
import { type ActiveRole, listKey, useRoleChoice } from './role-choice.ts';
import { RoleList } from './role-list.tsx';
import { SearchBox } from './search-box.tsx';

const noAccounts = [] as const;

/** Accounts and roles of a signed-in session: search, list, copy. */
export const CatalogView = ({ view }: { readonly view: SessionView }) => {
  const sessionId = view.session.id;
  const accounts = useStore(({ catalogs }) => catalogs.get(sessionId)?.accounts ?? noAccounts);
  const query = useStore((state) => state.query);
  const rows = useRef<RoleRows>(null);
  const [active, setActive] = useState<ActiveRole>();
  const chained = useChainedRoles(sessionId);
  const accountNames = useAccountNames(sessionId);
  const via = useMemo(
    () => new Map(chained.map((role) => [role.id, viaWords(role, chained, accountNames)])),
    [chained, accountNames],
  );
  const searched = useRoleSearch(view, chained, query);
  const { found, groups, layout } = searched;
  const choice = useRoleChoice({ sessionId, groups, layout, active, setActive, query, rows });
  useShownRole(choice.chosen());
  const wanted = useStore(({ wantedRole }) => (wantedRole?.sessionId === sessionId ? wantedRole : undefined));

  useEffect(() => {
    if (wanted !== undefined && choice.show(wanted)) useStore.setState({ wantedRole: undefined });
  });

  return (
    <div className="catalog">
      <SearchBox
        value={query}
        onChange={(next) => {
          setQuery(next);
          setActive(undefined);
        }}
        placeholder={searchPlaceholder(accounts.length)}
        listId={found.groups.length > 0 ? 'role-list' : undefined}
        activeId={choice.activeId}
        onKeyDown={(event) => {
          if (listKey(event, choice)) event.preventDefault();
        }}
      />
      <CatalogStatus sync={view.sync} found={found} active={choice.chosen()?.role} />
      {found.groups.length === 0 ? (
        <CatalogEmpty view={view} query={query} />
      ) : (
        <RoleList sessionId={sessionId} searched={searched} query={query} via={via} choice={choice} rows={rows} />
      )}
    </div>
  );
};

import './role-list.css';
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { catalogName } from '../../shared/catalog-words.ts';
import type { SessionId } from '../../shared/model.ts';
import { roleKey } from '../actions.ts';
import { useAccountMarking } from '../hooks/use-account-marking.ts';
import { useContextMenu } from '../hooks/use-context-menu.ts';
import { type RoleRows, useRoleRows } from '../hooks/use-role-rows.ts';
import type { RoleSearch } from '../hooks/use-role-search.ts';
import { useSteadyAccounts } from '../hooks/use-steady-accounts.ts';
import { groupKey, placeOf, roleCountOf, stretchesOf } from '../list-layout.ts';
import { isPinned } from '../listed-roles.ts';
import { useStore } from '../store.ts';
import { Grid } from '../ui/grid.tsx';
import { AccountGroup } from './account-group.tsx';
import { AccountMenu, type ShownAccount } from './account-menu.tsx';
import { CopyMenu } from './copy-menu.tsx';
import { PinnedGroup } from './pinned-group.tsx';
import { listKey, type RoleChoice } from './role-choice.ts';
import { RoleMenu } from './role-menu.tsx';
import type { RowMenuAt } from './row-menu.tsx';

type RoleListProps = {
  readonly sessionId: SessionId;
  readonly searched: RoleSearch;
  readonly query: string;
  /** Whom each chained role takes its credentials from, in words, by its id. */
  readonly via: ReadonlyMap<string, string>;
  readonly choice: RoleChoice;
  /** Receives the rows, for whoever scrolls to one. */
  readonly rows: RefObject<RoleRows | null>;
};

export const RoleList = ({ sessionId, searched, query, via, choice, rows }: RoleListProps) => {
  const { found, groups, layout, profiles } = searched;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useRoleRows(scroller, layout, query, choice.isMade);
  const activeGroup = groups[placeOf(layout, choice.number).group];
  const isActiveBelow = choice.isMade && activeGroup !== undefined && !isPinned(activeGroup);
  useSteadyAccounts(scroller, layout, query, isActiveBelow);
  useImperativeHandle(rows, () => virtualizer, [virtualizer]);
  const [copyMenu, setCopyMenu] = useState<RowMenuAt>();
  const [roleMenu, setRoleMenu] = useState<RowMenuAt>();
  const accountMenu = useContextMenu<ShownAccount>();
  const recent = useStore(({ app }) => app?.recentRoles);
  const usedAt = useMemo(() => new Map(recent?.map((role) => [roleKey(role), role.usedAt])), [recent]);
  const kept = useStore(({ app }) => app?.favourites);
  const favourites = useMemo(() => new Set(kept?.map(roleKey)), [kept]);
  const marking = useAccountMarking();

  const roleCount = roleCountOf(layout);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Home') choice.moveTo(0);
    else if (event.key === 'End') choice.moveTo(roleCount - 1);
    else if (!listKey(event, choice)) {
      // Typing means searching, wherever in the list one is.
      const isText = /^[^ ?]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isText) document.querySelector<HTMLInputElement>('#search')?.focus();
      return;
    }
    event.preventDefault();
  };

  // The menu key in the list means the active role; a row knows where it was clicked.
  const onContextMenu = (event: MouseEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    const active = choice.chosen();
    const row = choice.activeId === undefined ? null : document.getElementById(choice.activeId);
    if (active !== undefined && row !== null) setRoleMenu({ ...active, anchor: row });
  };

  return (
    <>
      <Grid
        ref={scroller}
        id="role-list"
        className="role-list"
        aria-label={catalogName}
        aria-rowcount={groups.length + roleCount}
        aria-activedescendant={choice.activeId}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onFocus={(event) => {
          if (event.target === event.currentTarget && event.target.matches(':focus-visible')) choice.begin();
        }}
      >
        <div role="presentation" className="role-list-canvas" style={{ height: virtualizer.getTotalSize() }}>
          {stretchesOf(layout, virtualizer.getVirtualItems()).map((stretch) => {
            const { group } = stretch;
            const props = {
              ...{ sessionId, stretch, layout, usedAt, favourites, profiles, marking, via },
              tokens: found.tokens,
              activeNumber: choice.number,
              onChoose: choice.choose,
              onCopyMenu: setCopyMenu,
              onRoleMenu: setRoleMenu,
              onAccountMenu: accountMenu.open,
            };
            return isPinned(group) ? (
              <PinnedGroup key={groupKey(group)} {...props} pinned={group.pinned} />
            ) : (
              <AccountGroup key={groupKey(group)} {...props} group={group} />
            );
          })}
        </div>
      </Grid>
      <CopyMenu at={copyMenu} onClose={() => setCopyMenu(undefined)} />
      <CopyMenu at={choice.forms} onClose={choice.closeForms} />
      <RoleMenu at={roleMenu} onClose={() => setRoleMenu(undefined)} />
      <AccountMenu account={accountMenu.subject} anchor={accountMenu.anchor} onClose={accountMenu.close} />
    </>
  );
};

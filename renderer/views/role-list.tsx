import './role-list.css';
import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import type { SessionId } from '../../shared/model.ts';
import { roleKey } from '../actions.ts';
import { useScrollWindow } from '../hooks/use-scroll-window.ts';
import { useSteadyScroll } from '../hooks/use-steady-scroll.ts';
import { groupAt, heightOf, type ListLayout } from '../list-layout.ts';
import type { SearchResult } from '../search.ts';
import { useStore } from '../store.ts';
import { Grid } from '../ui/grid.tsx';
import { AccountGroup } from './account-group.tsx';
import { CopyMenu, type CopyMenuAt } from './copy-menu.tsx';
import { listKey, type RoleChoice } from './role-choice.ts';

type RoleListProps = {
  readonly sessionId: SessionId;
  readonly found: SearchResult;
  readonly layout: ListLayout;
  readonly roleCount: number;
  readonly query: string;
  readonly choice: RoleChoice;
  readonly scroller: RefObject<HTMLDivElement | null>;
};

export const RoleList = ({ sessionId, found, layout, roleCount, query, choice, scroller }: RoleListProps) => {
  const { groups, tokens } = found;
  const [{ from, to }, measure] = useScrollWindow(scroller);
  const keys = useMemo(() => groups.map(({ account }) => account.accountId), [groups]);
  useSteadyScroll(scroller, layout, keys, query, measure);
  const [menu, setMenu] = useState<CopyMenuAt>();
  const recent = useStore(({ app }) => app?.recentRoles);
  const usedAt = useMemo(() => new Map(recent?.map((role) => [roleKey(role), role.usedAt])), [recent]);

  const first = Math.max(0, groupAt(layout, from));
  const end = groupAt(layout, to) + 1;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Home') choice.moveTo(0);
    else if (event.key === 'End') choice.moveTo(roleCount - 1);
    else if (!listKey(event, choice)) {
      // Typing means searching, wherever in the list one is.
      const isText = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isText) document.querySelector<HTMLInputElement>('#search')?.focus();
      return;
    }
    event.preventDefault();
  };

  return (
    <>
      <Grid
        ref={scroller}
        id="role-list"
        className="role-list"
        aria-label="Accounts and roles"
        aria-rowcount={groups.length + roleCount}
        aria-activedescendant={choice.activeId}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && event.target.matches(':focus-visible')) choice.begin();
        }}
      >
        <div role="presentation" className="role-list-canvas" style={{ height: heightOf(layout) }}>
          {groups.slice(first, end).map((group, offset) => (
            <AccountGroup
              key={group.account.accountId}
              sessionId={sessionId}
              group={group}
              position={first + offset}
              layout={layout}
              from={from}
              to={to}
              tokens={tokens}
              activeNumber={choice.number}
              usedAt={usedAt}
              onChoose={choice.choose}
              onMenu={setMenu}
            />
          ))}
        </div>
      </Grid>
      <CopyMenu at={menu} onClose={() => setMenu(undefined)} />
    </>
  );
};

/** Which role of the list is active, and moving it by keys. */
import type { KeyboardEvent, RefObject } from 'react';
import type { SessionId } from '../../shared/model.ts';
import { copyRole } from '../actions.ts';
import { type RoleRows, revealRow } from '../hooks/use-role-rows.ts';
import { headingHeight, type ListLayout, placeOf, roleCountOf, roleFrom, roleNumberOf, rowOf } from '../list-layout.ts';
import type { ResultGroup } from '../search.ts';

export type ActiveRole = { readonly accountId: string; readonly roleName: string };

export type RoleChoice = {
  /** Number of the active role in the list; -1 while there is none. */
  readonly number: number;
  /** True once a person chose the active role. */
  readonly isMade: boolean;
  readonly activeId: string | undefined;
  readonly choose: (role: ActiveRole) => void;
  readonly moveTo: (number: number) => void;
  /** Makes the role active and brings it into view; false while it is not in the list. */
  readonly show: (role: ActiveRole) => boolean;
  /** Makes a role active when none is: the first one in view. */
  readonly begin: () => void;
  readonly copy: () => void;
};

type Situation = {
  readonly sessionId: SessionId;
  readonly groups: readonly ResultGroup[];
  readonly layout: ListLayout;
  readonly active: ActiveRole | undefined;
  readonly setActive: (role: ActiveRole) => void;
  readonly query: string;
  readonly rows: RefObject<RoleRows | null>;
};

export const rowId = (number: number): string => `role-${number}`;

/** Number of a role in the list; -1 where it is not there. */
const numberIn = ({ groups, layout }: Pick<Situation, 'groups' | 'layout'>, wanted: ActiveRole): number => {
  const group = groups.findIndex(({ account }) => account.accountId === wanted.accountId);
  const role = groups[group]?.roles?.indexOf(wanted.roleName) ?? -1;
  return role < 0 ? -1 : roleNumberOf(layout, { group, role });
};

const numberOf = ({ groups, layout, active, query }: Situation): number => {
  const number = active === undefined ? -1 : numberIn({ groups, layout }, active);
  if (number >= 0) return number;
  // While searching, the best match is ready for Enter.
  return query.trim() !== '' && roleCountOf(layout) > 0 ? 0 : -1;
};

export const useRoleChoice = (situation: Situation): RoleChoice => {
  const { sessionId, groups, layout, setActive, rows } = situation;
  const number = numberOf(situation);
  const at = (wanted: number) => {
    const { group, role } = placeOf(layout, wanted);
    const account = groups[group]?.account;
    const roleName = groups[group]?.roles?.[role];
    return account === undefined || roleName === undefined ? undefined : { account, roleName };
  };
  const moveTo = (wanted: number) => {
    const next = Math.min(Math.max(wanted, 0), roleCountOf(layout) - 1);
    const role = at(next);
    if (role === undefined) return;
    setActive({ accountId: role.account.accountId, roleName: role.roleName });
    if (rows.current !== null) revealRow(rows.current, rowOf(layout, placeOf(layout, next)));
  };
  return {
    number,
    isMade: situation.active !== undefined,
    activeId: number < 0 ? undefined : rowId(number),
    choose: setActive,
    moveTo,
    show: (role) => {
      const wanted = numberIn(situation, role);
      if (wanted >= 0) moveTo(wanted);
      return wanted >= 0;
    },
    begin: () => {
      const top = rows.current?.getVirtualItemForOffset((rows.current.scrollOffset ?? 0) + headingHeight);
      if (number < 0 && top !== undefined) moveTo(roleFrom(layout, top.index));
    },
    copy: () => {
      const role = number < 0 ? undefined : at(number);
      if (role === undefined) return;
      const { accountId, accountName } = role.account;
      void copyRole({ sessionId, accountId, roleName: role.roleName }, accountName);
    },
  };
};

const pageRows = 10;

/** Keys that work in the search box and in the list alike; true when one did something. */
export const listKey = (event: KeyboardEvent, choice: RoleChoice): boolean => {
  if (event.nativeEvent.isComposing || event.altKey) return false;
  switch (event.key) {
    case 'ArrowDown':
      choice.moveTo(choice.number + 1);
      return true;
    case 'ArrowUp':
      choice.moveTo(choice.number - 1);
      return true;
    case 'PageDown':
      choice.moveTo(choice.number + pageRows);
      return true;
    case 'PageUp':
      choice.moveTo(choice.number - pageRows);
      return true;
    case 'Enter':
      choice.copy();
      return true;
    default:
      return false;
  }
};

/** Which role of the list is active, and moving it by keys. */
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { RoleRef, SessionId } from '../../shared/model.ts';
import { copyRole, openConsole } from '../actions.ts';
import { type RoleRows, revealRow } from '../hooks/use-role-rows.ts';
import { headingHeight, type ListLayout, placeOf, roleCountOf, roleFrom, roleNumberOf, rowOf } from '../list-layout.ts';
import { type ListedRole, listedRole, positionIn } from '../listed-roles.ts';
import type { ResultGroup } from '../search.ts';
import type { RowMenuAt } from './row-menu.tsx';

export type ActiveRole = Omit<RoleRef, 'sessionId'>;

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
  readonly openConsole: () => void;
  /** Opens the menu of all forms at the active role. */
  readonly copyAs: () => void;
  /** Where that menu is open. */
  readonly forms: RowMenuAt | undefined;
  readonly closeForms: () => void;
  /** The active role, and the name of its account. */
  readonly chosen: () => ChosenRole | undefined;
};

export type ChosenRole = ListedRole & { readonly accountName: string };

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
  const found = groups[group];
  const role = found === undefined ? -1 : positionIn(found, wanted);
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
  const [forms, setForms] = useState<RowMenuAt>();
  const at = (wanted: number): ChosenRole | undefined => {
    const { group, role } = placeOf(layout, wanted);
    const found = groups[group];
    const listed = found && listedRole(sessionId, found, role);
    return listed && { ...listed, accountName: found.account.accountName };
  };
  const chosen = () => (number < 0 ? undefined : at(number));
  const moveTo = (wanted: number) => {
    const next = Math.min(Math.max(wanted, 0), roleCountOf(layout) - 1);
    const listed = at(next);
    if (listed === undefined) return;
    setActive(listed.role);
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
      const active = chosen();
      if (active !== undefined) void copyRole(active.role, active.accountName);
    },
    openConsole: () => {
      const active = chosen();
      if (active !== undefined) void openConsole({ role: active.role }, active.accountName);
    },
    copyAs: () => {
      const active = chosen();
      const row = document.getElementById(rowId(number));
      if (active !== undefined && row !== null) setForms({ ...active, anchor: row });
    },
    forms,
    closeForms: () => setForms(undefined),
    chosen,
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
      if (event.ctrlKey || event.metaKey) choice.openConsole();
      else if (event.shiftKey) choice.copyAs();
      else choice.copy();
      return true;
    default:
      return false;
  }
};

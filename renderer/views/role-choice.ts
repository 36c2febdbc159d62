/** Which role of the list is active, and moving it by keys. */
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { RoleRef, SessionId } from '../../shared/model.ts';
import { copyRole, openConsole } from '../actions.ts';
import { toggleFavourite } from '../favourites.ts';
import { type RoleRows, revealRow } from '../hooks/use-role-rows.ts';
import { headingHeight, type ListLayout, placeOf, roleCountOf, roleFrom, roleNumberOf, rowOf } from '../list-layout.ts';
import {
  accountAt,
  isPinned,
  type ListedRole,
  type ListGroup,
  listedRole,
  type PinnedKind,
  positionIn,
} from '../listed-roles.ts';
import { isPressed } from '../pressed.ts';
import type { RowMenuAt } from './row-menu.tsx';

/** `pinned`: the one of its rows that stands in this group. */
export type ActiveRole = Omit<RoleRef, 'sessionId'> & { readonly pinned?: PinnedKind };

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
  /** Makes the active role a favourite, or no longer. */
  readonly toggleFavourite: () => void;
  /** The active role, and the name of its account. */
  readonly chosen: () => ChosenRole | undefined;
};

export type ChosenRole = ListedRole & { readonly accountName: string; readonly pinned?: PinnedKind };

type Situation = {
  readonly sessionId: SessionId;
  readonly groups: readonly ListGroup[];
  readonly layout: ListLayout;
  readonly active: ActiveRole | undefined;
  readonly setActive: (role: ActiveRole) => void;
  readonly query: string;
  readonly rows: RefObject<RoleRows | null>;
};

const activeOf = ({ role, pinned }: ChosenRole): ActiveRole => ({ ...role, ...(pinned && { pinned }) });

export const rowId = (number: number): string => `role-${number}`;

/** Number of a role in the list, -1 where it is not there: in the group that is meant, else wherever it went from there. */
const numberIn = ({ groups, layout }: Pick<Situation, 'groups' | 'layout'>, wanted: ActiveRole): number => {
  const isMeant = (each: ListGroup): boolean => (isPinned(each) ? each.pinned : undefined) === wanted.pinned;
  let elsewhere = -1;
  for (const [group, each] of groups.entries()) {
    if (!isPinned(each) && each.account.accountId !== wanted.accountId) continue;
    if (isPinned(each) && wanted.pinned === undefined) continue;
    const role = positionIn(each, wanted);
    if (role < 0) continue;
    const number = roleNumberOf(layout, { group, role });
    if (isMeant(each)) return number;
    if (elsewhere < 0) elsewhere = number;
  }
  return elsewhere;
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
    const account = found && accountAt(found, role);
    if (found === undefined || listed === undefined || account === undefined) return undefined;
    return { ...listed, accountName: account.accountName, ...(isPinned(found) && { pinned: found.pinned }) };
  };
  const chosen = () => (number < 0 ? undefined : at(number));
  /** The row below the active one in its group, or the one above. */
  const neighbour = (): ActiveRole | undefined =>
    [at(number + 1), at(number - 1)]
      .filter((each) => each !== undefined)
      .filter(({ pinned }) => pinned === chosen()?.pinned)
      .map(activeOf)[0];
  const moveTo = (wanted: number) => {
    const next = Math.min(Math.max(wanted, 0), roleCountOf(layout) - 1);
    const listed = at(next);
    if (listed === undefined) return;
    setActive(activeOf(listed));
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
    toggleFavourite: () => {
      const active = chosen();
      if (active === undefined) return;
      const { role, chained, accountName, pinned } = active;
      const next = neighbour();
      // Its row in the favourites goes: the one beside it takes over, so that the keys go on from there.
      if (pinned === 'favourites' && next !== undefined) setActive(next);
      void toggleFavourite({ role, name: chained?.name ?? role.roleName, accountName });
    },
    chosen,
  };
};

const pageRows = 10;

const roleActs = [
  { shortcut: 'copy-role', act: 'copy' },
  { shortcut: 'copy-role-as', act: 'copyAs' },
  { shortcut: 'open-console', act: 'openConsole' },
  { shortcut: 'favourite', act: 'toggleFavourite' },
] as const;

/** Keys that work in the search box and in the list alike; true when one did something. */
export const listKey = (event: KeyboardEvent, choice: RoleChoice): boolean => {
  if (event.nativeEvent.isComposing || event.altKey) return false;
  const pressed = roleActs.find(({ shortcut }) => isPressed(shortcut, event.nativeEvent));
  if (pressed !== undefined) {
    // A key that is held asks once.
    if (!event.repeat) choice[pressed.act]();
    return true;
  }
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
    default:
      return false;
  }
};

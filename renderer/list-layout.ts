/** The scrolled list as rows of fixed height: each group's heading, then its roles. Pure. */
import { countRoles, isPinned, type ListGroup } from './listed-roles.ts';

export const headingHeight = 40;
export const rowHeight = 36;
const groupGap = 8;

export type ListLayout<Group extends ListGroup = ListGroup> = {
  readonly groups: readonly Group[];
  /** Group of each row. */
  readonly groupOf: Uint32Array;
  /** Row of each group's heading; one more entry holds the number of rows. */
  readonly headings: Uint32Array;
  /** Number of roles before each group; one more entry holds them all. */
  readonly rolesBefore: Uint32Array;
};

export type Place = { readonly group: number; readonly role: number };

/** A group without roles still has one line, saying so. */
const linesOf = (group: ListGroup): number => Math.max(1, countRoles(group));

export const layOut = <Group extends ListGroup>(groups: readonly Group[]): ListLayout<Group> => {
  const headings = new Uint32Array(groups.length + 1);
  const rolesBefore = new Uint32Array(groups.length + 1);
  let rows = 0;
  let count = 0;
  for (const [at, group] of groups.entries()) {
    rows += 1 + linesOf(group);
    count += countRoles(group);
    headings[at + 1] = rows;
    rolesBefore[at + 1] = count;
  }
  const groupOf = new Uint32Array(rows);
  for (let at = 0; at < groups.length; at += 1) groupOf.fill(at, headings[at], headings[at + 1]);
  return { groups, groupOf, headings, rolesBefore };
};

export const roleCountOf = ({ rolesBefore }: ListLayout): number => rolesBefore[rolesBefore.length - 1] ?? 0;

const headingOf = ({ headings, groupOf }: ListLayout, row: number): number => headings[groupOf[row] ?? 0] ?? 0;

/** Height of a row in px; a group's last one ends in the gap to the next. */
export const rowSize = (layout: ListLayout, row: number): number => {
  if (headingOf(layout, row) === row) return headingHeight;
  return layout.groupOf[row] === layout.groupOf[row + 1] ? rowHeight : rowHeight + groupGap;
};

/** Tells a group from all others of a list. */
export const groupKey = (group: ListGroup): string => (isPinned(group) ? group.pinned : group.account.accountId);

const linesPerGroup = 2 ** 20;

/**
 * A key for each row that stays with its group while others come and go. Numbers, since a hundred thousand texts
 * cost a frame; `groupNumbers` remembers them from one layout to the next.
 */
export const rowKeys = (layout: ListLayout, groupNumbers: Map<string, number>): ((row: number) => number) => {
  const firstKeys = layout.groups.map((group) => {
    const key = groupKey(group);
    const number = groupNumbers.get(key) ?? groupNumbers.size;
    groupNumbers.set(key, number);
    return number * linesPerGroup;
  });
  return (row) => (firstKeys[layout.groupOf[row] ?? 0] ?? 0) + row - headingOf(layout, row);
};

/** Height of a whole group in px. */
export const groupHeight = ({ headings }: ListLayout, group: number): number =>
  headingHeight + ((headings[group + 1] ?? 0) - (headings[group] ?? 0) - 1) * rowHeight + groupGap;

/** Height in px of the groups that stand before all accounts. */
export const pinnedHeight = (layout: ListLayout): number => {
  const accounts = layout.groups.findIndex((group) => !isPinned(group));
  const count = accounts < 0 ? layout.groups.length : accounts;
  return Array.from({ length: count }, (_, group) => groupHeight(layout, group)).reduce((sum, each) => sum + each, 0);
};

/** Group and position of the role with this number, counted over the whole list. */
export const placeOf = ({ rolesBefore }: ListLayout, role: number): Place => {
  let low = 0;
  let high = rolesBefore.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rolesBefore[middle] ?? 0) <= role) low = middle;
    else high = middle - 1;
  }
  return { group: low, role: role - (rolesBefore[low] ?? 0) };
};

export const roleNumberOf = ({ rolesBefore }: ListLayout, { group, role }: Place): number =>
  (rolesBefore[group] ?? 0) + role;

export const rowOf = ({ headings }: ListLayout, { group, role }: Place): number => (headings[group] ?? 0) + 1 + role;

/** Number of the first role at or below a row. */
export const roleFrom = (layout: ListLayout, row: number): number => {
  const group = layout.groupOf[row] ?? 0;
  const before = Math.max(0, row - headingOf(layout, row) - 1);
  return Math.min((layout.rolesBefore[group] ?? 0) + before, layout.rolesBefore[group + 1] ?? 0);
};

/** Ascending rows, with the heading of the group they begin in: it sticks over them. */
export const withHeading = (layout: ListLayout, rows: readonly number[]): number[] => {
  const first = rows[0];
  if (first === undefined) return [];
  const heading = headingOf(layout, first);
  return heading === first ? [...rows] : [heading, ...rows];
};

/** A group from its `top` in px, and which of its roles are in view. */
export type Stretch = {
  readonly group: ListGroup;
  readonly position: number;
  readonly top: number;
  readonly first: number;
  readonly end: number;
};

/** Rows, each group's heading first, gathered into their groups. */
export const stretchesOf = (
  layout: ListLayout,
  rows: readonly { readonly index: number; readonly start: number }[],
): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  for (const { index, start } of rows) {
    const position = layout.groupOf[index] ?? 0;
    const group = layout.groups[position];
    const role = index - headingOf(layout, index) - 1;
    const last = stretches.at(-1);
    if (last?.position === position) {
      stretches[stretches.length - 1] = { ...last, first: last.end === 0 ? role : last.first, end: role + 1 };
    } else if (group !== undefined) stretches.push({ group, position, top: start, first: 0, end: 0 });
  }
  return stretches;
};

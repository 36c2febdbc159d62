/** Where each account and role stands in the scrolled list, from fixed heights. Pure. */
export const headingHeight = 40;
export const rowHeight = 36;
const groupGap = 8;

type Group = { readonly roles?: readonly string[] | undefined };

export type ListLayout = {
  /** Top of each group in px; one more entry holds the whole height. */
  readonly tops: Float64Array;
  /** Number of roles before each group; one more entry holds them all. */
  readonly rolesBefore: Uint32Array;
};

export type Place = { readonly group: number; readonly role: number };

/** A group without roles still has one line, saying so. */
const groupHeight = (roleCount: number): number => headingHeight + Math.max(1, roleCount) * rowHeight + groupGap;

export const layOut = (groups: readonly Group[]): ListLayout => {
  const tops = new Float64Array(groups.length + 1);
  const rolesBefore = new Uint32Array(groups.length + 1);
  let top = 0;
  let count = 0;
  for (const [at, { roles }] of groups.entries()) {
    top += groupHeight(roles?.length ?? 0);
    count += roles?.length ?? 0;
    tops[at + 1] = top;
    rolesBefore[at + 1] = count;
  }
  return { tops, rolesBefore };
};

export const heightOf = ({ tops }: ListLayout): number => tops[tops.length - 1] ?? 0;
export const roleCountOf = ({ rolesBefore }: ListLayout): number => rolesBefore[rolesBefore.length - 1] ?? 0;

/** The last position whose value is at most `wanted`, in an ascending array. */
const lastAtMost = (ascending: ArrayLike<number>, wanted: number): number => {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The group at a height in px; the last one below the end. */
export const groupAt = ({ tops }: ListLayout, y: number): number => Math.min(lastAtMost(tops, y), tops.length - 2);

/** Group and position of the role with this number, counted over the whole list. */
export const placeOf = ({ rolesBefore }: ListLayout, role: number): Place => {
  const group = lastAtMost(rolesBefore, role);
  return { group, role: role - (rolesBefore[group] ?? 0) };
};

export const roleNumberOf = ({ rolesBefore }: ListLayout, { group, role }: Place): number =>
  (rolesBefore[group] ?? 0) + role;

/** Top of a role's row in px. */
export const topOf = ({ tops }: ListLayout, { group, role }: Place): number =>
  (tops[group] ?? 0) + headingHeight + role * rowHeight;

/** Roles of a group that lie between two heights: first one, and the one after the last. */
export const rolesBetween = (
  { tops }: ListLayout,
  group: number,
  roleCount: number,
  from: number,
  to: number,
): readonly [number, number] => {
  const start = (tops[group] ?? 0) + headingHeight;
  const first = Math.max(0, Math.floor((from - start) / rowHeight));
  const end = Math.min(roleCount, Math.ceil((to - start) / rowHeight));
  return [Math.min(first, roleCount), Math.max(end, 0)];
};

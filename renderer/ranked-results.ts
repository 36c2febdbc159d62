/** What was found in the order that people want it: the best answers, of these the nearest at hand, then by name. Pure. */
import { countRoles, slotAt } from './listed-roles.ts';
import { qualityOfRole, type ResultGroup, type SearchResult } from './search.ts';
import type { Standings } from './standings.ts';

type RankedGroup = { readonly group: ResultGroup; readonly quality: number; readonly standing: number };

/** The numbers from 0 on, sorted by how `compare` finds them. */
const sorted = (count: number, compare: (left: number, right: number) => number): readonly number[] =>
  Array.from({ length: count }, (_, position) => position).sort(compare);

const isSortedDown = (numbers: readonly number[]): boolean =>
  numbers.every((number, at) => at === 0 || number <= (numbers[at - 1] ?? 0));

/** Of roles that were never used: most are of such accounts, and most of these answer all alike. */
const byQuality = (group: ResultGroup): RankedGroup => {
  const { quality = 0 } = group;
  if (typeof quality === 'number') return { group, quality, standing: 0 };
  if (isSortedDown(quality)) return { group, quality: quality[0] ?? group.accountQuality ?? 0, standing: 0 };
  const order = sorted(quality.length, (left, right) => (quality[right] ?? 0) - (quality[left] ?? 0));
  return { group: { ...group, order }, quality: quality[order[0] ?? 0] ?? 0, standing: 0 };
};

const byQualityAndStanding = (group: ResultGroup, own: ReadonlyMap<string, number>): RankedGroup => {
  const standingAt = (position: number): number => own.get(slotAt(group, position)) ?? 0;
  const order = sorted(
    countRoles(group),
    (left, right) => qualityOfRole(group, right) - qualityOfRole(group, left) || standingAt(right) - standingAt(left),
  );
  const [best] = order;
  if (best === undefined) return byQuality(group);
  return { group: { ...group, order }, quality: qualityOfRole(group, best), standing: standingAt(best) };
};

/** A group stands where its best role belongs, and begins with it. */
export const rankedResult = (result: SearchResult, standings: Standings): SearchResult => {
  if (result.kind === 'everything') return result;
  const levels = new Map<number, { readonly atHand: RankedGroup[]; readonly others: ResultGroup[] }>();
  for (const each of result.groups) {
    const own = standings.get(each.account.accountId);
    const ranked = own === undefined ? byQuality(each) : byQualityAndStanding(each, own);
    const level = levels.get(ranked.quality) ?? { atHand: [], others: [] };
    levels.set(ranked.quality, level);
    if (ranked.standing > 0) level.atHand.push(ranked);
    else level.others.push(ranked.group);
  }
  const groups = [...levels]
    .sort(([left], [right]) => right - left)
    .flatMap(([, { atHand, others }]) => [
      ...atHand.sort((left, right) => right.standing - left.standing).map(({ group }) => group),
      ...others,
    ]);
  return { ...result, groups };
};

/** Finds in everything that the command palette has; what is at hand goes first where nothing is typed. Pure. */
import { byFrecency } from '../shared/frecency.ts';
import type { PaletteSectionKind } from '../shared/palette-words.ts';
import { isSameRole } from '../shared/role-ref.ts';
import { namesQuality } from './match-rank.ts';
import type { PaletteEntry, PaletteFindings, PaletteIndex, PaletteSection } from './palette.ts';
import type { PaletteAct } from './palette-acts.ts';
import { type FoundEntries, foundAccounts, foundRoles, rolesAtHand } from './palette-roles.ts';
import { type SearchResult, search } from './search.ts';
import { includedTokens, readings, similarTokens, splitTokens } from './search-tokens.ts';

/** What is drawn of a section: nobody reads on, they type on. */
const mostShown = 50;
const mostAccounts = 8;
const mostRecent = 6;

type FoundSection = { readonly found: PaletteSection; readonly quality: number; readonly count: number };

const section = (
  kind: PaletteSectionKind,
  { entries, quality, count }: FoundEntries<PaletteEntry>,
  tokens: readonly string[] = [],
): FoundSection => ({
  found: { kind, entries: entries.slice(0, mostShown), hidden: count - Math.min(entries.length, mostShown), tokens },
  quality,
  count,
});

/** Roles and accounts of all sessions, as far as they were found in the way that counts. */
const catalogSections = (
  index: PaletteIndex,
  results: readonly SearchResult[],
  kind: SearchResult['kind'],
): readonly FoundSection[] => {
  const counted = results.map((result) => (result.kind === kind ? result : undefined));
  const tokens = counted.find((result) => (result?.groups.length ?? 0) > 0)?.tokens ?? [];
  return [
    section('roles', foundRoles(index, counted, mostShown), tokens),
    section('accounts', foundAccounts(index, counted, mostAccounts), tokens),
  ];
};

const actSections = (
  acts: readonly PaletteAct[],
  masks: Uint32Array,
  tokens: readonly string[],
): readonly FoundSection[] => {
  const all = 2 ** tokens.length - 1;
  const ranked = acts.flatMap((entry, at) =>
    masks[at] === all ? [{ entry, quality: namesQuality(entry.title, tokens) }] : [],
  );
  return (['sessions', 'commands', 'settings'] as const).map((kind) => {
    const own = ranked.filter(({ entry }) => entry.section === kind).sort((one, other) => other.quality - one.quality);
    const entries = own.map(({ entry }) => entry);
    return section(kind, { entries, quality: own[0]?.quality ?? 0, count: own.length }, tokens);
  });
};

const findings = (kind: PaletteFindings['kind'], found: readonly FoundSection[]): PaletteFindings => ({
  kind,
  sections: found.map((each) => each.found).filter(({ entries }) => entries.length > 0),
  count: found.reduce((sum, each) => sum + each.count, 0),
});

const everything = (index: PaletteIndex): PaletteFindings => {
  const { favourites, recentRoles, acts } = index;
  const others = recentRoles.filter((role) => !favourites.some((favourite) => isSameRole(favourite, role)));
  const usual = acts.filter(({ isUsual }) => isUsual);
  const lists = [
    ['favourites', rolesAtHand(index, favourites, mostShown)],
    ['recent', rolesAtHand(index, [...others].sort(byFrecency), mostRecent)],
    ['sessions', usual.filter((act) => act.section === 'sessions')],
    ['commands', usual.filter((act) => act.section === 'commands')],
  ] as const;
  return findings(
    'everything',
    lists.map(([kind, entries]) => section(kind, { entries, quality: 0, count: entries.length })),
  );
};

/** Whatever answers best comes first; among equals, roles do. */
const byQuality = (left: FoundSection, right: FoundSection): number => right.quality - left.quality;

/** Finds every entry that has all of the query's tokens, in any order; similar ones only where there is none. */
export const findInPalette = (index: PaletteIndex, query: string): PaletteFindings => {
  const plain = splitTokens(query);
  if (plain.length === 0) return everything(index);
  const results = index.sessions.map((searched) => search(searched.index, query));
  const texts = index.acts.map(({ title, keywords }) => `${title}\n${keywords}`.toLowerCase());
  for (const tokens of readings(query)) {
    const found = [
      ...catalogSections(index, results, 'exact'),
      ...actSections(index.acts, includedTokens(texts, tokens), tokens),
    ];
    if (found.some(({ count }) => count > 0)) return findings('exact', found.sort(byQuality));
  }
  const titles = index.acts.map(({ title }) => title.toLowerCase());
  const found = [
    ...catalogSections(index, results, 'similar'),
    ...actSections(index.acts, similarTokens(titles, plain), plain),
  ];
  return findings('similar', found.sort(byQuality));
};

/** Finds in everything that the command palette has; roles that were used lately go first where nothing is typed. Pure. */

import type { PaletteSectionKind } from '../shared/palette-words.ts';
import { countRoles, listedRole } from './listed-roles.ts';
import {
  type PaletteEntry,
  type PaletteFindings,
  type PaletteIndex,
  type PaletteRole,
  type PaletteSection,
  paletteRoleId,
  type SearchedSession,
} from './palette.ts';
import type { PaletteAct } from './palette-acts.ts';
import { createBeginnings } from './palette-rank.ts';
import { type ResultGroup, type SearchResult, search } from './search.ts';
import { includedTokens, readings, similarTokens, splitTokens } from './search-tokens.ts';

/** What is drawn of a section: nobody reads on, they type on. */
const mostShown = 50;
const mostRecent = 6;

const section = (
  kind: PaletteSectionKind,
  entries: readonly PaletteEntry[],
  tokens: readonly string[],
): PaletteSection => ({
  kind,
  entries: entries.slice(0, mostShown),
  hidden: Math.max(0, entries.length - mostShown),
  tokens,
});

const recentEntries = ({ sessions, recentRoles, chainedNames }: PaletteIndex): readonly PaletteRole[] =>
  recentRoles.flatMap(({ accountName, usedAt, ...role }) => {
    const searched = sessions.find(({ session }) => session.id === role.sessionId);
    const name = role.chainedRoleId === undefined ? role.roleName : chainedNames.get(role.chainedRoleId);
    if (searched === undefined || name === undefined) return [];
    const { session, isSignedIn } = searched;
    return [
      { kind: 'role', id: paletteRoleId(role), role, name, accountName, emailAddress: '', session, isSignedIn, usedAt },
    ];
  });

type FoundRole = { readonly entry: Omit<PaletteRole, 'kind' | 'id'>; readonly score: number };

const byScore = (left: FoundRole, right: FoundRole): number =>
  right.score - left.score || (right.entry.usedAt ?? 0) - (left.entry.usedAt ?? 0);

const scoredRoles = (
  { session, isSignedIn }: SearchedSession,
  { groups, tokens }: SearchResult,
  usedAt: ReadonlyMap<string, number>,
): readonly FoundRole[] => {
  const beginnings = createBeginnings(tokens);
  const rolesOf = (group: ResultGroup): readonly FoundRole[] =>
    Array.from({ length: countRoles(group) }, (_, at) => listedRole(session.id, group, at)).flatMap((listed) => {
      if (listed === undefined) return [];
      const { accountName, emailAddress } = group.account;
      const name = listed.chained?.name ?? listed.role.roleName;
      const at = usedAt.get(paletteRoleId(listed.role));
      const used = at === undefined ? {} : { usedAt: at };
      const entry = { role: listed.role, name, accountName, emailAddress, session, isSignedIn, ...used };
      return [{ entry, score: beginnings.score(accountName, name) }];
    });
  return groups.flatMap(rolesOf);
};

type FoundSection = { readonly found: PaletteSection; readonly best: number; readonly count: number };

const roleSection = (
  index: PaletteIndex,
  results: readonly SearchResult[],
  kind: SearchResult['kind'],
): FoundSection => {
  const usedAt = new Map(index.recentRoles.map((role) => [paletteRoleId(role), role.usedAt]));
  const scored = index.sessions.flatMap((searched, at) => {
    const result = results[at];
    return result?.kind === kind ? scoredRoles(searched, result, usedAt) : [];
  });
  const ranked = [...scored].sort(byScore);
  const entries = ranked
    .slice(0, mostShown)
    .map(({ entry }) => ({ kind: 'role' as const, id: paletteRoleId(entry.role), ...entry }));
  const tokens = results.find((result) => result.kind === kind && result.groups.length > 0)?.tokens ?? [];
  const found = { kind: 'roles' as const, entries, hidden: Math.max(0, ranked.length - mostShown), tokens };
  return { found, best: ranked[0]?.score ?? 0, count: ranked.length };
};

const actSections = (
  acts: readonly PaletteAct[],
  masks: Uint32Array,
  tokens: readonly string[],
): readonly FoundSection[] => {
  const all = 2 ** tokens.length - 1;
  const beginnings = createBeginnings(tokens);
  const scored = acts.flatMap((entry, at) =>
    masks[at] === all ? [{ entry, score: beginnings.score(entry.title) }] : [],
  );
  return (['sessions', 'commands', 'settings'] as const).map((kind) => {
    const own = scored.filter(({ entry }) => entry.section === kind).sort((left, right) => right.score - left.score);
    const entries = own.map(({ entry }) => entry);
    return { found: section(kind, entries, tokens), best: own[0]?.score ?? 0, count: own.length };
  });
};

const findings = (kind: PaletteFindings['kind'], found: readonly FoundSection[]): PaletteFindings => ({
  kind,
  sections: found.map((each) => each.found).filter(({ entries }) => entries.length > 0),
  count: found.reduce((sum, each) => sum + each.count, 0),
});

const everything = (index: PaletteIndex): PaletteFindings => {
  const usual = index.acts.filter(({ isUsual }) => isUsual);
  const lists = [
    ['recent', recentEntries(index).slice(0, mostRecent)],
    ['sessions', usual.filter((act) => act.section === 'sessions')],
    ['commands', usual.filter((act) => act.section === 'commands')],
  ] as const;
  return findings(
    'everything',
    lists.map(([kind, entries]) => ({ found: section(kind, entries, []), best: 0, count: entries.length })),
  );
};

/** Whatever answers best comes first; among equals, roles do. */
const byBest = (left: FoundSection, right: FoundSection): number => right.best - left.best;

/** Finds every entry that has all of the query's tokens, in any order; similar ones only where there is none. */
export const findInPalette = (index: PaletteIndex, query: string): PaletteFindings => {
  const plain = splitTokens(query);
  if (plain.length === 0) return everything(index);
  const results = index.sessions.map((searched) => search(searched.index, query));
  const texts = index.acts.map(({ title, keywords }) => `${title}\n${keywords}`.toLowerCase());
  for (const tokens of readings(query)) {
    const found = [
      roleSection(index, results, 'exact'),
      ...actSections(index.acts, includedTokens(texts, tokens), tokens),
    ];
    if (found.some(({ count }) => count > 0)) return findings('exact', found.sort(byBest));
  }
  const titles = index.acts.map(({ title }) => title.toLowerCase());
  const found = [
    roleSection(index, results, 'similar'),
    ...actSections(index.acts, similarTokens(titles, plain), plain),
  ];
  return findings('similar', found.sort(byBest));
};

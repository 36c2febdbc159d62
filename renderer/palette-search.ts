/** Finds in everything that the command palette has; roles that were used lately go first where nothing is typed. Pure. */

import type { RecentRole } from '../shared/model.ts';
import type { PaletteSectionKind } from '../shared/palette-words.ts';
import { isSameRole, plainRef } from '../shared/role-ref.ts';
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
  recentRoles.flatMap((recent) => {
    const { accountName, usedAt } = recent;
    const role = plainRef(recent);
    const searched = sessions.find(({ session }) => session.id === role.sessionId);
    const name = role.chainedRoleId === undefined ? role.roleName : chainedNames.get(role.chainedRoleId);
    if (searched === undefined || name === undefined) return [];
    const { session, isSignedIn } = searched;
    return [
      { kind: 'role', id: paletteRoleId(role), role, name, accountName, emailAddress: '', session, isSignedIn, usedAt },
    ];
  });

/** One of maybe ten thousand: made into an entry only where it is shown. */
type FoundRole = {
  readonly searched: SearchedSession;
  readonly group: ResultGroup;
  readonly position: number;
  readonly score: number;
  readonly usedAt: number;
};

const byScore = (left: FoundRole, right: FoundRole): number => right.score - left.score || right.usedAt - left.usedAt;

const nameAt = ({ roles = [], chained = [] }: ResultGroup, position: number): string =>
  roles[position] ?? chained[position - roles.length]?.name ?? '';

const foundRoles = (
  searched: SearchedSession,
  { groups, tokens }: SearchResult,
  recentRoles: readonly RecentRole[],
): readonly FoundRole[] => {
  const beginnings = createBeginnings(tokens);
  const recent = recentRoles.filter(({ sessionId }) => sessionId === searched.session.id);
  const found: FoundRole[] = [];
  for (const group of groups) {
    const { accountId, accountName } = group.account;
    const used = recent.filter((role) => role.accountId === accountId);
    const usedAt = (position: number): number => {
      const role = used.length === 0 ? undefined : listedRole(searched.session.id, group, position)?.role;
      return used.find((each) => role !== undefined && isSameRole(each, role))?.usedAt ?? 0;
    };
    for (let position = 0; position < countRoles(group); position += 1) {
      const score = beginnings.score(accountName, nameAt(group, position));
      found.push({ searched, group, position, score, usedAt: usedAt(position) });
    }
  }
  return found;
};

const roleEntry = ({ searched, group, position, usedAt }: FoundRole): readonly PaletteRole[] => {
  const { session, isSignedIn } = searched;
  const role = listedRole(session.id, group, position)?.role;
  if (role === undefined) return [];
  const { accountName, emailAddress } = group.account;
  const words = { name: nameAt(group, position), accountName, emailAddress };
  const used = usedAt > 0 ? { usedAt } : {};
  return [{ kind: 'role', id: paletteRoleId(role), role, ...words, session, isSignedIn, ...used }];
};

type FoundSection = { readonly found: PaletteSection; readonly best: number; readonly count: number };

const roleSection = (
  index: PaletteIndex,
  results: readonly SearchResult[],
  kind: SearchResult['kind'],
): FoundSection => {
  const roles = index.sessions.flatMap((searched, at) => {
    const result = results[at];
    return result?.kind === kind ? foundRoles(searched, result, index.recentRoles) : [];
  });
  const entries = [...roles].sort(byScore).slice(0, mostShown).flatMap(roleEntry);
  const tokens = results.find((result) => result.kind === kind && result.groups.length > 0)?.tokens ?? [];
  return {
    found: { kind: 'roles', entries, hidden: roles.length - entries.length, tokens },
    best: roles.reduce((best, { score }) => Math.max(best, score), 0),
    count: roles.length,
  };
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

/** What the quick-pick lists: roles alone, those at hand first while nothing is typed. Pure. */
import type { AppState, Catalog, SessionId } from '../shared/model.ts';
import type { QuickPickSectionKind } from '../shared/quick-pick-words.ts';
import { createPaletteIndex, type PaletteFindings, type PaletteIndex, type PaletteRole } from './palette.ts';
import { foundRoles } from './palette-roles.ts';
import { findInPalette } from './palette-search.ts';
import { search } from './search.ts';

const mostShown = 50;

export type QuickPickParts = Pick<
  AppState,
  'sessions' | 'chainedRoles' | 'recentRoles' | 'favourites' | 'accountMarks' | 'platform' | 'paused'
>;

type QuickPickSection = {
  readonly kind: QuickPickSectionKind;
  readonly entries: readonly PaletteRole[];
  /** How many more there are than are shown. */
  readonly hidden: number;
  /** Lower-cased parts of the query, for marking them. */
  readonly tokens: readonly string[];
};

export type QuickPickFindings = Pick<PaletteFindings, 'kind' | 'count'> & {
  readonly sections: readonly QuickPickSection[];
};

/** The palette's own, without what is no role. */
export const createQuickPickIndex = (app: QuickPickParts, catalogs: ReadonlyMap<SessionId, Catalog>): PaletteIndex => ({
  ...createPaletteIndex(app, catalogs),
  acts: [],
});

const sectionKinds: readonly string[] = ['favourites', 'recent', 'roles'] satisfies readonly QuickPickSectionKind[];

const isOfRoles = (kind: string): kind is QuickPickSectionKind => sectionKinds.includes(kind);

const allRoles = (index: PaletteIndex): readonly QuickPickSection[] => {
  const everything = index.sessions.map((searched) => search(searched.index, ''));
  const { entries, count } = foundRoles(index, everything, mostShown);
  return entries.length > 0 ? [{ kind: 'roles', entries, hidden: count - entries.length, tokens: [] }] : [];
};

const findings = (kind: PaletteFindings['kind'], sections: readonly QuickPickSection[]): QuickPickFindings => ({
  kind,
  sections,
  count: sections.reduce((sum, { entries, hidden }) => sum + entries.length + hidden, 0),
});

/** With nothing typed, favourites and what is used most and last; all roles where there is neither. */
export const findRoles = (index: PaletteIndex, query: string): QuickPickFindings => {
  const { kind, sections } = findInPalette(index, query);
  const ofRoles = sections.flatMap((section): readonly QuickPickSection[] => {
    if (!isOfRoles(section.kind)) return [];
    const entries = section.entries.filter((entry) => entry.kind === 'role');
    return [{ ...section, kind: section.kind, entries }];
  });
  return findings(kind, kind === 'everything' && ofRoles.length === 0 ? allRoles(index) : ofRoles);
};

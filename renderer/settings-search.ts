/** Finds settings by the words of a query, in any order. Pure. */
import { type SettingGroup, type SettingRow, settingGroups, settingName } from '../shared/setting-words.ts';
import { includedTokens, similarTokens, splitTokens } from './search-tokens.ts';

export type FoundSettings = {
  readonly kind: 'everything' | 'exact' | 'similar';
  readonly rows: readonly SettingRow[];
  /** Lower-cased parts of the query, for marking them. */
  readonly tokens: readonly string[];
};

export type ShownGroup = { readonly group: SettingGroup; readonly name: string; readonly rows: readonly SettingRow[] };

const choiceWords = ({ control }: SettingRow): readonly string[] =>
  control.kind === 'choice' ? control.choices.flatMap(({ label, meaning = '' }) => [label, meaning]) : [];

const textOf = (row: SettingRow): string => {
  const { group, title, effect, keywords, usual } = row;
  const words = [title, settingName(row), effect, keywords, settingGroups[group], usual?.words ?? ''];
  return [...words, ...choiceWords(row)].join('\n').toLowerCase();
};

/** Those that have every word of the query; where there are none, those whose names are similar. */
export const findSettings = (rows: readonly SettingRow[], query: string): FoundSettings => {
  const tokens = splitTokens(query);
  if (tokens.length === 0) return { kind: 'everything', rows, tokens };
  const all = 2 ** tokens.length - 1;
  const having = (masks: Uint32Array) => rows.filter((_, at) => masks[at] === all);
  const exact = having(includedTokens(rows.map(textOf), tokens));
  if (exact.length > 0) return { kind: 'exact', rows: exact, tokens };
  const names = rows.map((row) => `${settingName(row)} ${row.keywords}`.toLowerCase());
  return { kind: 'similar', rows: having(similarTokens(names, tokens)), tokens };
};

const isGroup = (group: string): group is SettingGroup => group in settingGroups;

/** In the order of the groups, without those that have none of the rows. */
export const groupSettings = (rows: readonly SettingRow[]): readonly ShownGroup[] =>
  Object.keys(settingGroups)
    .filter(isGroup)
    .map((group) => ({ group, name: settingGroups[group], rows: rows.filter((row) => row.group === group) }))
    .filter((shown) => shown.rows.length > 0);

/** Numbers, and phrases that change with one. Pure. */
const numbers = new Intl.NumberFormat('en');
const plurals = new Intl.PluralRules('en');

/** The same phrase for one and for more; `{count}` in it stands for the number. */
type Forms = { readonly one: string; readonly other: string };

/** "12,345" */
export const numberWords = (count: number): string => numbers.format(count);

/** "1 role chosen", "1,200 roles chosen" */
export const counted = (count: number, { one, other }: Forms): string =>
  (plurals.select(count) === 'one' ? one : other).replace('{count}', () => numberWords(count));

/** Names for profiles, made from a template. Pure, so that the window can show them while one types. */

export type NameFacts = {
  readonly accountId: string;
  readonly accountName: string;
  readonly roleName: string;
  readonly sessionName: string;
};

export const defaultTemplate = '{account}-{role}';

const longestTemplate = 256;

const facts: Readonly<Record<string, (facts: NameFacts) => string>> = {
  account: ({ accountName, accountId }) => (slug(accountName) === '' ? accountId : accountName),
  'account-id': ({ accountId }) => accountId,
  role: ({ roleName }) => roleName,
  session: ({ sessionName }) => sessionName,
};

/** The first thing in braces that is no template word, or `undefined` where all are. */
export const unknownTemplateWord = (template: string): string | undefined =>
  [...template.matchAll(/\{([^{}]*)\}/g)].map(([, word = '']) => word).find((word) => !Object.hasOwn(facts, word));

/** True for a template that names can be made from. */
export const isTemplate = (template: string): boolean =>
  template.trim() !== '' && template.length <= longestTemplate && unknownTemplateWord(template) === undefined;

/** True for a name that every AWS tool reads alike. */
export const isSafeName = (name: string): boolean => /^[A-Za-z0-9_.@+-]+$/.test(name) && name !== '__proto__';

/** The text with everything else than letters, digits and `_ . @ + -` turned into single hyphens; may become empty. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_.@+-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^__proto__$/, 'proto');

/** The name a template gives a role, before anybody asks whether it is free. Never empty. */
export const nameFromTemplate = (template: string, about: NameFacts): string => {
  const filled = template.replace(/\{([^{}]*)\}/g, (all, word: string) => {
    const value = Object.hasOwn(facts, word) ? facts[word]?.(about) : undefined;
    return value === undefined ? all : slug(value);
  });
  return slug(filled) || slug(`${about.accountId}-${about.roleName}`) || 'profile';
};

export type WantedName = {
  /** Unique and lasting: the same role has it the next time. */
  readonly key: string;
  readonly wanted: string;
  readonly accountId: string;
  /** The name it has now; kept while it is the wanted one or a variation of it. */
  readonly current?: string;
};

const isVariation = (name: string, { wanted, accountId }: WantedName): boolean => {
  if (name === wanted) return true;
  const prefix = `${wanted}-${accountId}`;
  return name === prefix || (name.startsWith(`${prefix}-`) && /^\d+$/.test(name.slice(prefix.length + 1)));
};

const variations = function* ({ wanted, accountId }: WantedName, isShared: boolean) {
  if (!isShared) yield wanted;
  yield `${wanted}-${accountId}`;
  for (let count = 2; ; count += 1) yield `${wanted}-${accountId}-${count}`;
};

/**
 * A name for each key, all different and none in `taken`. Whoever has a fitting name keeps it. Where several want one
 * name, each gets its account id behind it, so that nobody's name hangs on the order they came in.
 */
export const assignNames = (
  wantedNames: readonly WantedName[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const used = new Set(taken);
  const take = (key: string, name: string) => {
    names.set(key, name);
    used.add(name);
  };
  const sorted = [...wantedNames].sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const each of sorted) {
    if (each.current === undefined || used.has(each.current) || !isVariation(each.current, each)) continue;
    take(each.key, each.current);
  }
  const open = sorted.filter(({ key }) => !names.has(key));
  const counts = new Map<string, number>();
  for (const { wanted } of open) counts.set(wanted, (counts.get(wanted) ?? 0) + 1);
  for (const each of open) {
    for (const name of variations(each, (counts.get(each.wanted) ?? 0) > 1)) {
      if (used.has(name)) continue;
      take(each.key, name);
      break;
    }
  }
  return names;
};

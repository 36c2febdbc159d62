/** Values that come over the bridge are copies; whatever is the same as before goes on being the same object. Pure. */

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keepArray = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] => {
  const kept = after.map((value, at) => keepUnknown(before[at], value));
  return before.length === kept.length && kept.every((value, at) => value === before[at]) ? before : kept;
};

const keepUnknown = (before: unknown, after: unknown): unknown => {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return keepArray(before, after);
  if (!isPlain(before) || !isPlain(after)) return after;
  const names = Object.keys(after);
  const kept = Object.fromEntries(names.map((name) => [name, keepUnknown(before[name], after[name])]));
  const isSame =
    Object.keys(before).length === names.length && names.every((name) => name in before && kept[name] === before[name]);
  return isSame ? before : kept;
};

/** `after`, with the parts of `before` in it that did not change: what is derived from them need not be derived again. */
export const withKeptParts = <Value extends object>(before: Value | undefined, after: Value): Value =>
  keepUnknown(before, after) as Value;

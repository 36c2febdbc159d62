/** How one item of a settings file is judged. */
import * as v from 'valibot';
import { AppError, type ErrorView, errorView } from '../../shared/errors.ts';
import type { ImportItem, ImportKind } from '../../shared/settings-import.ts';
import { refusalOf, showable } from './settings-file.ts';

type Judged = Pick<ImportItem, 'about' | 'verdict'>;

const textOf = (value: unknown): string => {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).join(Array.isArray(value) ? ', ' : ' / ');
};

/** Compares an item as it would be exported from here with the one of the file. */
export const verdictOn = (here: object, there: object): ImportItem['verdict'] => {
  const [mine, theirs] = [
    new Map<string, unknown>(Object.entries(here)),
    new Map<string, unknown>(Object.entries(there)),
  ];
  const differences = [...new Set([...mine.keys(), ...theirs.keys()])]
    .map((member) => ({ member, here: textOf(mine.get(member)), there: textOf(theirs.get(member)) }))
    .filter((each) => each.here !== each.there);
  return differences.length === 0 ? { kind: 'present' } : { kind: 'different', differences };
};

const named = v.object({ name: v.string() });

const nameOf = (raw: unknown): string => {
  const parsed = v.safeParse(named, raw);
  return parsed.success ? parsed.output.name.trim() : '';
};

type Unjudged<Value> = {
  readonly kind: ImportKind;
  readonly place: string;
  readonly raw: unknown;
  /** Where it is not the item's own `name`. */
  readonly name?: string;
  /** What no two items of its kind share, where the name is not it. */
  readonly key?: string;
  readonly schema: v.GenericSchema<unknown, Value>;
};

/** Judges the items of one file, and remembers which names it has met. */
export const createJudge = () => {
  /** Names of each kind, and whether the first item of the name was refused. */
  const met = new Map<string, boolean>();

  const item = <Value>(
    { kind, place, raw, name = nameOf(raw), key: ownKey = name, schema }: Unjudged<Value>,
    judge: (value: Value) => Judged,
  ): ImportItem => {
    const shown = { kind, place: showable(place), name: showable(name) };
    const key = `${kind} ${ownKey}`;
    const refuse = ({ code, detail }: ErrorView): ImportItem => {
      if (!met.has(key)) met.set(key, true);
      const error = detail === undefined ? { code } : { code, detail: showable(detail) };
      return { ...shown, about: '', verdict: { kind: 'refused', error } };
    };

    const parsed = v.safeParse(schema, raw);
    if (!parsed.success) return refuse(refusalOf(parsed.issues));
    if (met.has(key)) return refuse({ code: 'name-taken', detail: name });
    try {
      const judged = judge(parsed.output);
      met.set(key, false);
      return { ...shown, ...judged };
    } catch (error) {
      if (error instanceof AppError) return refuse(errorView(error));
      throw error;
    }
  };

  return {
    item,
    /** True where the file has the name for something that was refused. */
    isRefused: (kind: ImportKind, name: string): boolean => met.get(`${kind} ${name}`) === true,
  };
};

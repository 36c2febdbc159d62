/** A file of settings, as it is reviewed before anything of it is applied. */
import type { ErrorView } from './errors.ts';

export type ImportKind = 'session' | 'chained-role' | 'application' | 'account' | 'favourite' | 'setting';

/** Of one member of an item: its name in the file, and what it says here and there; empty where it says nothing. */
type ImportDifference = { readonly member: string; readonly here: string; readonly there: string };

export type ImportItem = {
  readonly kind: ImportKind;
  /** Where it stands in the file, such as `sessions[2]`. No two items share one. */
  readonly place: string;
  /** May come from a stranger: without characters that cannot be seen, and no longer than a line. */
  readonly name: string;
  /** What makes the name concrete: start URL and region, or an ARN. */
  readonly about: string;
  readonly verdict:
    | { readonly kind: 'new' }
    | { readonly kind: 'present' }
    /** Stays as it is unless it is chosen. */
    | { readonly kind: 'different'; readonly differences: readonly ImportDifference[] }
    | { readonly kind: 'refused'; readonly error: ErrorView };
};

export type ImportPlanView = {
  readonly planId: string;
  /** The file's path. */
  readonly file: string;
  /** In the order of the file. */
  readonly items: readonly ImportItem[];
};

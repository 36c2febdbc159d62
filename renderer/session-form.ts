/** What the session dialog does with what was typed and with what main answers. Pure. */
import type { SessionInput } from '../shared/contract.ts';
import type { ErrorCode, ErrorView } from '../shared/errors.ts';
import { isKnownRegion, isWellFormedRegion, knownRegions, nearestRegion } from '../shared/region.ts';

export type SessionField = 'name' | 'startUrl' | 'region' | 'scopes';
export type TypedSession = Readonly<Record<SessionField, string>>;

/** A one-click remedy for what was typed. */
export type Remedy = { readonly label: string; readonly field: SessionField; readonly value: string };

const fields: Partial<Record<ErrorCode, SessionField>> = {
  'name-missing': 'name',
  'name-taken': 'name',
  'start-url-missing': 'startUrl',
  'start-url-blank-around': 'startUrl',
  'start-url-account-id': 'startUrl',
  'start-url-not-https': 'startUrl',
  'start-url-malformed': 'startUrl',
  'start-url-unknown': 'startUrl',
  'region-missing': 'region',
  'region-malformed': 'region',
  'scope-malformed': 'scopes',
};

/** The field an error belongs to; `undefined` for one that concerns the whole form. */
export const fieldOf = (code: ErrorCode): SessionField | undefined => fields[code];

export const remedyFor = (error: ErrorView, typed: TypedSession): Remedy | undefined => {
  switch (error.code) {
    case 'start-url-blank-around':
      return { label: 'Remove the blank', field: 'startUrl', value: typed.startUrl.trim() };
    case 'start-url-not-https':
      return error.detail === undefined
        ? undefined
        : { label: 'Write https', field: 'startUrl', value: `https://${error.detail}` };
    case 'region-malformed':
      return error.detail === undefined
        ? undefined
        : { label: `Use ${error.detail}`, field: 'region', value: error.detail };
    default:
      return undefined;
  }
};

export type RegionHint =
  | { readonly kind: 'none' }
  | { readonly kind: 'suggestions'; readonly regions: readonly string[] }
  | { readonly kind: 'unknown'; readonly nearest?: string };

const maxSuggestions = 4;

/** What to say below the region while it is being typed. */
export const regionHint = (typed: string): RegionHint => {
  const region = typed.trim().toLowerCase();
  if (region === '' || isKnownRegion(region)) return { kind: 'none' };
  const regions = knownRegions.filter((known) => known.startsWith(region));
  if (regions.length > 0) return { kind: 'suggestions', regions: regions.slice(0, maxSuggestions) };
  if (!isWellFormedRegion(region)) return { kind: 'none' };
  const nearest = nearestRegion(region);
  return nearest === undefined ? { kind: 'unknown' } : { kind: 'unknown', nearest };
};

/** The scopes are sent only where the person changed them: main knows the default. */
export const toInput = (typed: TypedSession, defaultScopes: string): SessionInput => {
  const input = { name: typed.name, startUrl: typed.startUrl, region: typed.region };
  if (typed.scopes.trim() === defaultScopes) return input;
  return { ...input, scopes: typed.scopes.split(/[\s,]+/).filter((scope) => scope !== '') };
};

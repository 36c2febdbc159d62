import * as v from 'valibot';
import { type Caller, type CallerScope, doorNames, type EndpointTokenView } from '../../shared/doors.ts';
import { roleOnDisk } from './kept-roles.ts';

/** A token of the container endpoint as it is kept: a hash, never the token itself. */
export type KeptToken = EndpointTokenView & { readonly tokenHash: string };

/** What is remembered of the doors for tools. */
export type KeptDoors = {
  readonly endpointEnabled: boolean;
  /** Picked once, so that copied settings go on working. */
  readonly endpointPort?: number;
  readonly tokens: readonly KeptToken[];
  readonly scopes: readonly { readonly caller: Caller; readonly scope: CallerScope }[];
};

export const noDoors: KeptDoors = { endpointEnabled: false, tokens: [], scopes: [] };

const text = v.pipe(v.string(), v.nonEmpty());

/** The doors' part of the settings file. */
export const doorsOnDisk = v.object({
  endpointEnabled: v.optional(v.boolean(), false),
  endpointPort: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
  tokens: v.optional(
    v.array(
      v.object({
        name: text,
        tokenHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        profiles: v.array(text),
        createdAt: v.number(),
        tokenFile: v.exactOptional(text),
      }),
    ),
    [],
  ),
  scopes: v.optional(
    v.array(
      v.object({
        caller: v.object({ door: v.picklist(doorNames), name: text }),
        scope: v.object({
          roles: v.union([v.literal('any'), v.array(roleOnDisk)]),
          consent: v.picklist(['given', 'each-time']),
        }),
      }),
    ),
    [],
  ),
});

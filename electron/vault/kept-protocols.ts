import * as v from 'valibot';
import { errorCodes } from '../../shared/errors.ts';
import { signInMethods } from '../../shared/model.ts';
import { grants, operations, outcomes, type ProtocolEntry, wireErrors, wireExceptions } from '../../shared/protocol.ts';
import { openSessionFiles, type SessionFiles } from './session-files.ts';

const number = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(256));
const because = v.picklist(errorCodes);

const end = {
  outcome: v.picklist(outcomes),
  status: v.exactOptional(number),
  error: v.exactOptional(v.picklist(wireErrors)),
  exception: v.exactOptional(v.picklist(wireExceptions)),
  network: v.exactOptional(text),
};

const exchange = v.object({
  kind: v.literal('exchange'),
  at: number,
  durationMs: number,
  operation: v.picklist(operations),
  grant: v.exactOptional(v.picklist(grants)),
  host: text,
  ...end,
  requestId: v.exactOptional(text),
  lifeMs: v.exactOptional(number),
  isRenewable: v.exactOptional(v.boolean()),
  skewMs: v.exactOptional(number),
  retry: v.exactOptional(v.object({ number, because: v.object(end) })),
  accountId: v.exactOptional(text),
  roleName: v.exactOptional(text),
});

const event = <Name extends string, Members extends v.ObjectEntries>(name: Name, members: Members) =>
  v.object({ kind: v.literal('event'), at: number, event: v.literal(name), ...members });

const localEvent = v.variant('event', [
  event('started', { vault: v.picklist(['encrypted', 'memory-only']) }),
  event('stopped', {}),
  event('vault-set-aside', {}),
  event('sign-in-started', {}),
  event('approval-awaited', { method: v.picklist(signInMethods), expiresAt: number }),
  event('signed-in', { expiresAt: number, isRenewable: v.boolean() }),
  event('sign-in-ended', { because }),
  event('signed-out-by-person', { toldService: v.boolean() }),
  event('restored', { issuedAt: number, expiresAt: number }),
  event('nothing-kept', {}),
  event('store-failed', { because }),
  event('adopted', { expiresAt: number }),
  event('shared-token-gone', {}),
  event('dropped', { because }),
  event('not-kept', { because }),
  event('session-changed', {}),
  event('network-lost', {}),
  event('network-back', {}),
  event('woke', {}),
  event('paused', {}),
  event('resumed', {}),
  event('clock-skew', { skewMs: number }),
]);

const entryOnDisk = v.variant('kind', [exchange, localEvent]);
const documentOnDisk = v.object({ version: v.literal(1), entries: v.array(v.unknown()) });

/** An entry of another shape, such as a later version's, is left out; the others are good. */
const decode = (document: unknown): readonly ProtocolEntry[] =>
  v.parse(documentOnDisk, document).entries.flatMap((each): ProtocolEntry[] => {
    const parsed = v.safeParse(entryOnDisk, each);
    return parsed.success ? [parsed.output] : [];
  });

/** Protocols as one file per session in `folder`. A damaged file counts as none. */
export const openKeptProtocols = (folder: string): SessionFiles<readonly ProtocolEntry[]> =>
  openSessionFiles(folder, { encode: (entries) => ({ version: 1, entries }), decode });

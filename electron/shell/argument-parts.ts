/** The parts that command arguments are made of. */
import * as v from 'valibot';
import { AppError } from '../../shared/errors.ts';
import type { CredentialValue } from '../../shared/model.ts';
import { credentialFormats } from '../../shared/settings.ts';

export const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

export const sessionRef = v.strictObject({ id: text(64) });

export const accountId = v.pipe(v.string(), v.regex(/^\d{12}$/));

export const roleName = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

export const roleRef = v.strictObject({
  sessionId: text(64),
  accountId,
  roleName,
  chainedRoleId: v.exactOptional(text(256)),
});

const credentialValues = [
  'access-key-id',
  'secret-access-key',
  'session-token',
] as const satisfies readonly CredentialValue[];

export const copiedForm = v.picklist([...credentialFormats, ...credentialValues]);

export const browserChoice = v.variant('kind', [
  v.strictObject({ kind: v.literal('default') }),
  v.strictObject({ kind: v.literal('installed'), browserId: text(256), profileId: v.exactOptional(text(256)) }),
  v.strictObject({ kind: v.literal('command'), command: text(2048) }),
]);

/** A parser that throws AppError `unexpected` for a value of another shape, and repeats nothing of it. */
export const checkedBy =
  <Value>(schema: v.GenericSchema<unknown, Value>) =>
  (argument: unknown): Value => {
    const result = v.safeParse(schema, argument);
    if (!result.success) throw new AppError('unexpected', { detail: 'The command was not understood' });
    return result.output;
  };

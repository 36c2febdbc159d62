/** The activity log as the window shows it: who was given which role's credentials, and who was not. */
import type { Caller, RefusalCode } from './doors.ts';
import type { RoleRef } from './model.ts';

/** One release or refusal. No field has a place for a secret, or for anything a caller made up. */
export type ActivityEntry = {
  readonly at: number;
  readonly caller: Caller;
  /** The profile asked for, when there is one of that name. */
  readonly profile?: string;
  readonly role?: RoleRef;
} & ({ readonly outcome: 'allowed' } | { readonly outcome: 'refused'; readonly because: RefusalCode });

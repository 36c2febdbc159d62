/** The activity log as the window shows it: who was given which role's credentials, and who was not. */
import type { Caller, RefusalCode } from './doors.ts';
import type { CredentialValue, RoleRef } from './model.ts';
import type { CredentialFormat } from './settings.ts';

/** One release or refusal. No field has a place for a secret, or for anything a caller made up. */
export type ActivityEntry = DoorEntry | OwnEntry;

/** A tool asked at a door. */
export type DoorEntry = {
  readonly at: number;
  readonly caller: Caller;
  /** The profile asked for, when there is one of that name. */
  readonly profile?: string;
  readonly role?: RoleRef;
} & ({ readonly outcome: 'allowed' } | { readonly outcome: 'refused'; readonly because: RefusalCode });

/** What the person did with a role's credentials. */
type OwnEntry = {
  readonly at: number;
  readonly own: OwnUse;
  readonly role: RoleRef;
  readonly outcome: 'allowed';
};

export type OwnUse =
  | { readonly kind: 'copied'; readonly what: CredentialFormat | CredentialValue }
  | { readonly kind: 'console' };

/** What every door asks of the app. */
import type { DoorEntry } from '../../shared/activity.ts';
import type { AskedFor, Caller } from '../../shared/doors.ts';
import type { RoleRef } from '../../shared/model.ts';
import type { Clock, RoleCredentials } from '../engine/ports.ts';

/** What a profile, or a role named in full, leads to. */
export type Target = {
  readonly role: RoleRef;
  readonly sessionName: string;
  readonly profile?: string;
  /** The profile's region. */
  readonly region?: string;
};

/** `asking`: the person has been asked and has not answered yet. */
export type Access = 'allowed' | 'refused' | 'asking';

export type DoorPorts = {
  readonly clock: Clock;
  /** The engine's role credentials: kept while fresh, one flight per role. Rejects with an AppError. */
  readonly credentials: (role: RoleRef) => Promise<RoleCredentials>;
  readonly mayUse: (caller: Caller, role: RoleRef) => Promise<Access>;
  readonly findTarget: (asked: AskedFor) => Promise<Target | undefined>;
  /** Takes one line for the activity log. Never throws. */
  readonly record: (entry: DoorEntry) => void;
};

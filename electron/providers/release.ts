import {
  type AskedFor,
  askedName,
  type Caller,
  type DoorName,
  type RefusalCode,
  type RefusalContext,
  refusalWords,
} from '../../shared/doors.ts';
import { errorView } from '../../shared/errors.ts';
import type { RoleCredentials } from '../engine/ports.ts';
import type { DoorPorts, Target } from './door.ts';

export type Released = { readonly kind: 'released'; readonly credentials: RoleCredentials; readonly target: Target };

/** `message` is one line of text that says what to do, without a secret. */
export type Refused = { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string };

/** A door that knows its callers names them; elsewhere a caller is called after the profile or role it came for. */
type Who = { readonly door: DoorName; readonly name?: string };

export type Release = (who: Who, asked: AskedFor) => Promise<Released | Refused>;

const callerOf = ({ door, name }: Who, target: Target | undefined): Caller => {
  if (name !== undefined) return { door, name };
  if (target === undefined) return { door, name: 'unknown' };
  return { door, name: target.profile ?? `${target.role.roleName} in ${target.role.accountId}` };
};

const late = Symbol('late');

/**
 * The one way role credentials leave through a door: find the role, ask whether this caller may have it, fetch, and
 * write down what became of it. Never rejects.
 * @param withinMs answer `still-fetching` when it takes longer; the fetch goes on, for the caller's next request
 */
export const createRelease = (ports: DoorPorts, withinMs?: number): Release => {
  return async (who, asked) => {
    let found: Target | undefined;

    const refuse = (code: RefusalCode, context: RefusalContext = {}): Refused => {
      const message = refusalWords(code, {
        asked: askedName(asked),
        ...(found === undefined ? {} : { sessionName: found.sessionName }),
        ...context,
      });
      return { kind: 'refused', code, message };
    };

    const decide = async (): Promise<Released | Refused> => {
      found = await ports.findTarget(asked);
      if (found === undefined) return refuse('profile-unknown');
      const access = await ports.mayUse(callerOf(who, found), found.role);
      if (access !== 'allowed') return refuse(access === 'asking' ? 'asking-person' : 'caller-refused');
      return { kind: 'released', credentials: await ports.credentials(found.role), target: found };
    };

    const decided = decide().catch((error: unknown) => {
      const { code, detail } = errorView(error);
      return refuse(code, detail === undefined ? {} : { detail });
    });
    const outcome = await within(ports, decided, withinMs);
    const answer = outcome === late ? refuse('still-fetching') : outcome;
    ports.record({
      at: ports.clock.now(),
      // SECURITY: only what was found is written down, never the caller's own words.
      caller: callerOf(who, found),
      ...(found === undefined ? {} : { role: found.role }),
      ...(found?.profile === undefined ? {} : { profile: found.profile }),
      ...(answer.kind === 'released' ? { outcome: 'allowed' } : { outcome: 'refused', because: answer.code }),
    });
    return answer;
  };
};

const within = async <T>({ clock }: DoorPorts, work: Promise<T>, ms: number | undefined): Promise<T | typeof late> => {
  if (ms === undefined) return work;
  let takeBack = (): void => undefined;
  const deadline = new Promise<typeof late>((resolve) => {
    takeBack = clock.setTimer(ms, () => resolve(late));
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    takeBack();
  }
};

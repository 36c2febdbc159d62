/** Every session's protocol: kept in memory, written to its file a little later, and told to whoever watches. */
import type { SessionId } from '../../shared/model.ts';
import type { LocalEvent, ProtocolAddition, ProtocolEntry } from '../../shared/protocol.ts';
import { withEntry } from '../../shared/protocol-keeping.ts';
import { secondMs } from '../../shared/time.ts';
import type { Clock } from '../engine/ports.ts';
import type { SessionFiles } from '../vault/session-files.ts';
import { errorCodes, type Log } from './log.ts';
import { type State, sessionIn } from './state.ts';

const writeAfterMs = 2 * secondMs;
const sameWithinMs = 10 * secondMs;

export type SessionProtocols = {
  /** Begins a new run for these sessions, with what earlier runs kept. */
  open(ids: readonly SessionId[], setAside: boolean): Promise<void>;
  record(id: SessionId, entry: ProtocolEntry): void;
  /** Something that concerns every session. */
  note(event: LocalEvent): void;
  /** Oldest first. */
  read(id: SessionId): readonly ProtocolEntry[];
  /** Resolves once everything is in the files, as far as the disk lets it. */
  settled(): Promise<void>;
};

type ProtocolPorts = {
  readonly files: SessionFiles<readonly ProtocolEntry[]>;
  readonly clock: Clock;
  readonly state: Pick<State, 'read' | 'subscribe'>;
  readonly tell: (addition: ProtocolAddition) => void;
  readonly log: Log;
};

export const createSessionProtocols = ({ files, clock, state, tell, log }: ProtocolPorts): SessionProtocols => {
  const protocols = new Map<SessionId, readonly ProtocolEntry[]>();
  const unwritten = new Map<SessionId, () => void>();
  const running = new Set<Promise<void>>();

  /** A protocol that could not be written is no reason for anything else to fail. */
  const run = (work: Promise<void>, failure: string): void => {
    const done = work.catch((error: unknown) => log(failure, errorCodes(error))).finally(() => running.delete(done));
    running.add(done);
  };

  const write = (id: SessionId): void => {
    unwritten.get(id)?.();
    unwritten.delete(id);
    // What the disk refuses is written with the next entry.
    run(files.write(id, protocols.get(id) ?? []), 'protocol-not-written');
  };

  const add = (id: SessionId, entry: ProtocolEntry) => {
    protocols.set(id, withEntry(protocols.get(id) ?? [], entry));
    if (!unwritten.has(id))
      unwritten.set(
        id,
        clock.setTimer(writeAfterMs, () => write(id)),
      );
    tell({ sessionId: id, entry });
  };

  const forget = (id: SessionId): void => {
    unwritten.get(id)?.();
    unwritten.delete(id);
    protocols.delete(id);
    run(files.forget(id), 'protocol-not-forgotten');
  };

  const note = (event: LocalEvent) => {
    const at = clock.now();
    for (const { session } of state.read().sessions) {
      const last = protocols.get(session.id)?.at(-1);
      // Some of them are told of twice.
      const isKnown = last?.kind === 'event' && last.event === event.event && at - last.at < sameWithinMs;
      if (!isKnown) add(session.id, { kind: 'event', at, ...event });
    }
  };

  state.subscribe(({ sessions, online, paused, clockSkewMs }, before) => {
    for (const { session } of before.sessions) {
      if (sessions !== before.sessions && !sessions.some((view) => view.session.id === session.id)) {
        forget(session.id);
      }
    }
    if (online !== before.online) note({ event: online ? 'network-back' : 'network-lost' });
    if (paused !== before.paused) note({ event: paused ? 'paused' : 'resumed' });
    if (clockSkewMs !== before.clockSkewMs) note({ event: 'clock-skew', skewMs: clockSkewMs ?? 0 });
  });

  return {
    async open(ids, setAside) {
      await files.keepOnly(ids);
      const { kind } = state.read().vault;
      for (const id of ids) {
        protocols.set(id, (await files.read(id)) ?? []);
        add(id, { kind: 'event', at: clock.now(), event: 'started', vault: kind });
        if (setAside) add(id, { kind: 'event', at: clock.now(), event: 'vault-set-aside' });
      }
    },
    record(id, entry) {
      // An answer may come after its session was removed.
      if (sessionIn(state.read(), id) !== undefined) add(id, entry);
    },
    note,
    read: (id) => protocols.get(id) ?? [],
    settled: async () => {
      for (const id of [...unwritten.keys()]) write(id);
      await Promise.all(running);
    },
  };
};

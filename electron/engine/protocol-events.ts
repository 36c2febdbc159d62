import type { ErrorCode } from '../../shared/errors.ts';
import type { SessionId, SessionStatus } from '../../shared/model.ts';
import type { LocalEvent } from '../../shared/protocol.ts';
import type { Ports } from './ports.ts';

type Publish = Ports['publish'];

export type NoteEvent = (id: SessionId, event: LocalEvent) => void;

export const createNoteEvent =
  ({ publish, clock }: Pick<Ports, 'publish' | 'clock'>): NoteEvent =>
  (id, event) =>
    publish.protocol(id, { kind: 'event', at: clock.now(), ...event });

const endings: ReadonlySet<ErrorCode> = new Set(['sign-in-again', 'token-ran-out', 'registration-expired']);

/** What a status says that no exchange does. */
const eventOf = (status: SessionStatus): LocalEvent | undefined => {
  if (status.kind === 'starting') return { event: 'sign-in-started' };
  if (status.kind === 'authorizing') {
    return { event: 'approval-awaited', method: status.method, expiresAt: status.expiresAt };
  }
  if (status.kind !== 'signed-out') return undefined;
  if (status.because !== undefined && endings.has(status.because)) return { event: 'dropped', because: status.because };
  return status.because === 'signed-out-elsewhere' ? { event: 'shared-token-gone' } : undefined;
};

/** Publishes as `publish` does, and notes in the protocol what becomes of a session. */
export const withStatusEvents = (publish: Publish, note: NoteEvent): Publish => {
  const last = new Map<SessionId, string>();
  return {
    ...publish,
    status: (id, status) => {
      const event = eventOf(status);
      const said = JSON.stringify(event);
      if (event !== undefined && said !== last.get(id)) note(id, event);
      last.set(id, said);
      publish.status(id, status);
    },
  };
};

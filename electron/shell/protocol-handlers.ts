/** What the commands about protocols do. */
import { AppError } from '../../shared/errors.ts';
import type { SessionId } from '../../shared/model.ts';
import type { ProtocolFilter } from '../../shared/protocol.ts';
import { filterRows, protocolRows, protocolText } from '../../shared/protocol-rows.ts';
import { supportFileWindowTitle } from '../../shared/protocol-view-words.ts';
import type { Clock } from '../engine/ports.ts';
import type { CommandHandlers } from './commands.ts';
import type { SessionProtocols } from './session-protocols.ts';
import { type State, sessionIn } from './state.ts';
import { type About, explainedIn, supportFile } from './support-file.ts';

export type ProtocolCommand = 'readProtocol' | 'copyProtocol' | 'exportProtocol';

type ProtocolHandlerPorts = {
  readonly protocols: Pick<SessionProtocols, 'read'>;
  readonly state: Pick<State, 'read'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly about: About;
  readonly copy: (text: string) => Promise<void>;
  /** Asks where to save; `undefined` where the person thought better of it. */
  readonly choosePath: (title: string, name: string) => Promise<string | undefined>;
  /** Throws AppError `file-unwritable`. */
  readonly write: (path: string, content: string) => Promise<void>;
};

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const createProtocolHandlers = (ports: ProtocolHandlerPorts): Pick<CommandHandlers, ProtocolCommand> => {
  const { protocols, clock } = ports;

  const viewOf = (id: SessionId) => {
    const state = ports.state.read();
    const view = sessionIn(state, id);
    if (view === undefined) throw new AppError('session-unknown');
    return { state, view };
  };

  const rowsFor = (id: SessionId, filter: ProtocolFilter = {}) =>
    filterRows(protocolRows(protocols.read(id), clock.now()), filter);

  return {
    readProtocol: ({ id }) => {
      viewOf(id);
      return protocols.read(id);
    },
    copyProtocol: async ({ id, filter }) => {
      const { state, view } = viewOf(id);
      const explained = explainedIn(view, state, protocols.read(id), clock.now());
      await ports.copy(protocolText(view.session.name, explained, rowsFor(id, filter)));
      return null;
    },
    exportProtocol: async ({ id, filter }) => {
      viewOf(id);
      const now = clock.now();
      const file = await ports.choosePath(supportFileWindowTitle, `latchkey-support-${dayOf(now)}.json`);
      if (file === undefined) return {};
      const { state, view } = viewOf(id);
      const entries = rowsFor(id, filter).map(({ entry }) => entry);
      await ports.write(file, supportFile({ about: ports.about, view, state, all: protocols.read(id), entries, now }));
      return { file };
    },
  };
};

/** What the commands about protocols do. */
import type { CommandHandlers } from './commands.ts';
import type { SessionProtocols } from './session-protocols.ts';
import type { Sessions } from './sessions.ts';

export type ProtocolCommand = 'readProtocol';

type ProtocolHandlerPorts = {
  readonly protocols: Pick<SessionProtocols, 'read'>;
  readonly sessions: Pick<Sessions, 'require'>;
};

export const createProtocolHandlers = ({
  protocols,
  sessions,
}: ProtocolHandlerPorts): Pick<CommandHandlers, ProtocolCommand> => ({
  readProtocol: ({ id }) => {
    sessions.require(id);
    return protocols.read(id);
  },
});

/** Builds the sessions' protocols: their files, and what the window can ask of them. */
import { release } from 'node:os';
import { join } from 'node:path';
import type { ProtocolAddition } from '../../shared/protocol.ts';
import { writeDurably } from '../files/durable-file.ts';
import { systemClock } from '../shell/clock.ts';
import type { Log } from '../shell/log.ts';
import { createProtocolHandlers } from '../shell/protocol-handlers.ts';
import { chooseSavePath } from '../shell/save-dialog.ts';
import { createSessionProtocols } from '../shell/session-protocols.ts';
import type { State } from '../shell/state.ts';
import { openKeptProtocols } from '../vault/kept-protocols.ts';

type Parts = {
  readonly userData: string;
  readonly version: string;
  readonly state: State;
  readonly tell: (addition: ProtocolAddition) => void;
  readonly copy: (text: string) => Promise<void>;
  readonly log: Log;
};

export const buildProtocols = ({ userData, version, state, tell, copy, log }: Parts) => {
  const protocols = createSessionProtocols({
    files: openKeptProtocols(join(userData, 'protocols')),
    clock: systemClock,
    ...{ state, tell, log },
  });
  const { platform, arch, versions } = process;
  const handlers = createProtocolHandlers({
    ...{ protocols, state, copy },
    clock: systemClock,
    about: { version, electron: versions.electron, platform, architecture: arch, system: release() },
    choosePath: chooseSavePath,
    write: writeDurably,
  });
  return { ...protocols, handlers };
};

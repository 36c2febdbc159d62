/** What the commands about doors do. */
import type { ActivityEntry } from '../../shared/activity.ts';
import type { EndpointSettingsKind } from '../../shared/doors.ts';
import type { CommandHandlers } from './commands.ts';
import type { Doors } from './doors.ts';

export type DoorCommand =
  | 'setEndpoint'
  | 'addEndpointToken'
  | 'removeEndpointToken'
  | 'copyEndpointSettings'
  | 'setCallerScope'
  | 'answerQuestion'
  | 'readActivity';

type DoorHandlerPorts = {
  readonly doors: Doors;
  readonly settingsText: (kind: EndpointSettingsKind, where: ReturnType<Doors['whereIs']>) => string;
  readonly copy: (text: string) => Promise<void>;
  readonly newestActivity: () => Promise<readonly ActivityEntry[]>;
};

export const createDoorHandlers = (ports: DoorHandlerPorts): Pick<CommandHandlers, DoorCommand> => {
  const { doors } = ports;
  return {
    setEndpoint: async ({ enabled }) => doors.setEndpoint(enabled).then(() => null),
    addEndpointToken: async ({ name, profiles, writeFile }) =>
      doors.addToken(name, profiles, writeFile).then(() => null),
    removeEndpointToken: async ({ name }) => doors.removeToken(name).then(() => null),
    copyEndpointSettings: async ({ name, kind, profile }) =>
      ports.copy(ports.settingsText(kind, doors.whereIs(name, profile))).then(() => null),
    setCallerScope: ({ caller, scope }) => {
      doors.setScope(caller, scope);
      return null;
    },
    answerQuestion: ({ id, verdict }) => {
      doors.answer(id, verdict);
      return null;
    },
    readActivity: ports.newestActivity,
  };
};

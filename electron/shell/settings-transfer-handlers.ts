/** What the commands about export and import of settings do. */
import { exportTitle, importTitle } from '../../shared/import-words.ts';
import type { CommandHandlers } from './commands.ts';
import { largestSettingsFile } from './settings-file.ts';
import type { SettingsTransfer } from './settings-transfer.ts';

export type SettingsTransferCommand = 'exportSettings' | 'planImport' | 'applyImport';

type SettingsTransferHandlerPorts = {
  readonly transfer: SettingsTransfer;
  /** Both ask the person; `undefined` where they thought better of it. */
  readonly chooseSavePath: (title: string, name: string) => Promise<string | undefined>;
  readonly chooseOpenPath: (title: string) => Promise<string | undefined>;
  /** Throws AppError `file-unwritable`. */
  readonly write: (path: string, content: string) => Promise<void>;
  /** Throws AppError `file-unreadable`, `import-too-large`. */
  readonly read: (path: string, mostBytes: number) => Promise<string>;
};

export const createSettingsTransferHandlers = (
  ports: SettingsTransferHandlerPorts,
): Pick<CommandHandlers, SettingsTransferCommand> => {
  const { transfer } = ports;
  return {
    exportSettings: async () => {
      const file = await ports.chooseSavePath(exportTitle, 'latchkey-settings.json');
      if (file === undefined) return {};
      await ports.write(file, transfer.exported());
      return { file };
    },
    planImport: async () => {
      const file = await ports.chooseOpenPath(importTitle);
      if (file === undefined) return {};
      return { plan: transfer.plan(file, await ports.read(file, largestSettingsFile)) };
    },
    applyImport: ({ planId, chosen }) => transfer.apply(planId, chosen),
  };
};

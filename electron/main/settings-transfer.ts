/** Builds the export and import of settings. */
import { randomUUID } from 'node:crypto';
import type { RoleRef } from '../../shared/model.ts';
import { readBoundedText } from '../files/bounded-text.ts';
import { writeDurably } from '../files/durable-file.ts';
import type { Applications } from '../shell/applications.ts';
import type { ChainedRoles } from '../shell/chained-roles.ts';
import { chooseOpenPath, chooseSavePath } from '../shell/save-dialog.ts';
import type { Sessions } from '../shell/sessions.ts';
import { createSettingsTransfer } from '../shell/settings-transfer.ts';
import { createSettingsTransferHandlers } from '../shell/settings-transfer-handlers.ts';
import type { State } from '../shell/state.ts';

type Parts = {
  readonly state: State;
  readonly sessions: Sessions;
  readonly chainedRoles: ChainedRoles;
  readonly applications: Applications;
  readonly accountNameOf: (role: RoleRef) => string;
};

export const buildSettingsTransfer = (parts: Parts) =>
  createSettingsTransferHandlers({
    transfer: createSettingsTransfer({ ...parts, newId: randomUUID }),
    ...{ chooseSavePath, chooseOpenPath },
    write: writeDurably,
    read: readBoundedText,
  });

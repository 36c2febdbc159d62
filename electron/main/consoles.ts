/** Builds the console windows and what the commands about them do. */
import { randomUUID } from 'node:crypto';
import type { SessionId } from '../../shared/model.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clipboard } from '../shell/clipboard.ts';
import { systemClock } from '../shell/clock.ts';
import { createConsoleHandlers } from '../shell/console-handlers.ts';
import { createConsoleJars } from '../shell/console-jars.ts';
import { createConsoles } from '../shell/consoles.ts';
import type { FramedWindowPorts } from '../shell/framed-window.ts';
import type { RoleUse } from '../shell/role-use.ts';
import type { Sessions } from '../shell/sessions.ts';
import type { State } from '../shell/state.ts';
import type { Browsers } from './browsers.ts';

type Parts = {
  readonly engine: Engine;
  readonly sessions: Sessions;
  readonly state: State;
  readonly clipboard: Clipboard;
  readonly browsers: Browsers;
  readonly roleUse: RoleUse;
  readonly window: () => FramedWindowPorts;
  readonly showSession: (id: SessionId) => void;
};

export const buildConsoles = ({ clipboard, browsers, ...parts }: Parts) => {
  const consoles = createConsoles({
    ...parts,
    clock: systemClock,
    jars: createConsoleJars(),
    newId: randomUUID,
    openInBrowser: browsers.openInBrowser,
    handOver: browsers.handOver,
    copy: clipboard.copy,
  });
  const handlers = createConsoleHandlers({ ...consoles, browsers: browsers.readBrowsers });
  return { handlers, forget: consoles.forget, closeAll: consoles.closeAll };
};

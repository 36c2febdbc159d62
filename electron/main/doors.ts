/** Builds the doors for tools and introduces them to engine, state and settings. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { errorView } from '../../shared/errors.ts';
import type { RoleRef } from '../../shared/model.ts';
import { marginForTools } from '../engine/access-token.ts';
import type { Engine } from '../engine/engine.ts';
import { openActivity } from '../providers/activity.ts';
import { openContainerEndpoint } from '../providers/container-endpoint.ts';
import { writeCredentialHelper } from '../providers/credential-helper.ts';
import type { DoorPorts } from '../providers/door.ts';
import { endpointSettings } from '../providers/endpoint-settings.ts';
import { createEndpointToken, removeTokenFile, writeTokenFile } from '../providers/endpoint-tokens.ts';
import { openLocalDoor } from '../providers/local-door.ts';
import { createPermissions } from '../providers/permissions.ts';
import type { Applications } from '../shell/applications.ts';
import type { AwsFiles } from '../shell/aws-files.ts';
import type { Clipboard } from '../shell/clipboard.ts';
import { systemClock } from '../shell/clock.ts';
import { createDoorHandlers } from '../shell/door-handlers.ts';
import { targetOf } from '../shell/door-targets.ts';
import { createDoors, statusForTools } from '../shell/doors.ts';
import type { ProfileRoles } from '../shell/profile-roles.ts';
import type { Sessions } from '../shell/sessions.ts';
import type { State } from '../shell/state.ts';
import { createFindExchange } from '../shell/token-exchange.ts';
import type { KeptDoors } from '../vault/kept-doors.ts';

type Parts = {
  readonly userData: string;
  readonly version: string;
  readonly kept: KeptDoors;
  readonly remember: (doors: KeptDoors) => void;
  readonly state: State;
  readonly engine: Engine;
  readonly sessions: Sessions;
  readonly awsFiles: AwsFiles;
  readonly profileRoles: ProfileRoles;
  readonly applications: Applications;
  readonly clipboard: Clipboard;
  readonly accountNameOf: (role: RoleRef) => string;
};

const shownActivity = 1000;
const tokenOnClipboardMs = 60_000;

export const buildDoors = (parts: Parts) => {
  const { userData, state, engine, sessions, awsFiles, profileRoles, clipboard } = parts;
  const activity = openActivity({
    path: join(userData, 'activity.log'),
    onFailure: (error) => state.notify(errorView(error)),
  });
  const permissions = createPermissions({
    clock: systemClock,
    newId: randomUUID,
    scopeOf: (caller) => doors.scopeOf(caller),
    publish: (questions) => doors.showQuestions(questions),
  });
  const ports: DoorPorts = {
    clock: systemClock,
    credentials: (role) => engine.roleCredentials(role, marginForTools),
    mayUse: async (caller, role) => permissions.mayUse(caller, role),
    async findTarget(asked) {
      const found = await awsFiles.read();
      profileRoles.follow(found);
      return targetOf(asked, found, sessions.list());
    },
    record: activity.record,
  };
  const signIn = async (session: string) => {
    const found = sessions.list().find(({ id, name }) => name === session || id === session);
    void engine.signIn(sessions.require(found?.id ?? session).id);
  };
  const local = {
    ...{ ...ports, signIn, findExchange: createFindExchange({ applications: parts.applications, sessions }) },
    status: () => statusForTools(state, parts.version),
  };

  const doors = createDoors({
    kept: parts.kept,
    remember: parts.remember,
    state,
    now: systemClock.now,
    openLocal: async () => {
      const { platform, env } = process;
      const door = await openLocalDoor(local, { userData, platform, environment: env });
      return { door, helper: await writeCredentialHelper(userData, platform) };
    },
    openEndpoint: (port) => openContainerEndpoint({ ...ports, tokens: () => doors.tokens() }, port),
    newToken: createEndpointToken,
    writeToken: (kept, token) => writeTokenFile(userData, kept, token),
    removeToken: (kept) => removeTokenFile(userData, kept),
    copyToken: (token) => clipboard.copySecret(token, tokenOnClipboardMs, state.forgetCopied),
    forgetAnswers: permissions.forget,
    answer: permissions.answer,
    accountNameOf: parts.accountNameOf,
  });

  const handlers = createDoorHandlers({
    doors,
    settingsText: (kind, where) => endpointSettings(kind, where).text,
    copy: clipboard.copy,
    newestActivity: () => activity.newest(shownActivity),
  });

  return { doors, handlers, record: activity.record, settled: activity.settled };
};

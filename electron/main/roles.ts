/** Builds what has to do with chained roles and applications: what a person sets up, and what the engine asks of it. */
import { randomUUID } from 'node:crypto';
import type { RoleRef } from '../../shared/model.ts';
import type { Engine } from '../engine/engine.ts';
import { createApplications } from '../shell/applications.ts';
import { createChainedRoles } from '../shell/chained-roles.ts';
import type { createCopying } from '../shell/copying.ts';
import { createRoleHandlers } from '../shell/role-handlers.ts';
import type { State } from '../shell/state.ts';

type Parts = {
  readonly state: State;
  readonly engine: Engine;
  readonly copying: Pick<ReturnType<typeof createCopying>, 'copyIdentityCredentials'>;
  readonly accountNameOf: (role: RoleRef) => string;
};

export const buildRoles = ({ state, engine, copying, accountNameOf }: Parts) => {
  const chainedRoles = createChainedRoles({ state, newId: randomUUID, accountNameOf });
  const applications = createApplications({ state, engine, newId: randomUUID });
  return {
    ...{ chainedRoles, applications },
    handlers: createRoleHandlers({
      ...{ chainedRoles, applications },
      copyIdentityCredentials: async ({ id, what }) => copying.copyIdentityCredentials(applications.require(id), what),
    }),
    /** Shows the tokens of earlier runs. */
    start: () => engine.applications.start(state.read().applications.map(({ application }) => application)),
  };
};

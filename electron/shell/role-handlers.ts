/** What the commands about chained roles and applications do. */
import type { Commands } from '../../shared/contract.ts';
import type { Applications } from './applications.ts';
import type { ChainedRoles } from './chained-roles.ts';
import type { CommandHandlers } from './commands.ts';

export type RoleCommand =
  | 'addChainedRole'
  | 'editChainedRole'
  | 'removeChainedRole'
  | 'addApplication'
  | 'editApplication'
  | 'removeApplication'
  | 'exchangeToken'
  | 'forgetApplicationToken'
  | 'copyIdentityCredentials';

type RoleHandlerPorts = {
  readonly chainedRoles: ChainedRoles;
  readonly applications: Applications;
  readonly copyIdentityCredentials: (request: Commands['copyIdentityCredentials']['argument']) => Promise<void>;
};

export const createRoleHandlers = ({
  chainedRoles,
  applications,
  copyIdentityCredentials,
}: RoleHandlerPorts): Pick<CommandHandlers, RoleCommand> => ({
  addChainedRole: (input) => ({ id: chainedRoles.add(input) }),
  editChainedRole: ({ id, ...input }) => {
    chainedRoles.edit(id, input);
    return null;
  },
  removeChainedRole: ({ id }) => {
    chainedRoles.remove(id);
    return null;
  },
  addApplication: (input) => ({ id: applications.add(input) }),
  editApplication: async ({ id, ...input }) => applications.edit(id, input).then(() => null),
  removeApplication: async ({ id }) => applications.remove(id).then(() => null),
  exchangeToken: async ({ id, request }) => applications.exchange(id, request).then(() => null),
  forgetApplicationToken: async ({ id }) => applications.forgetToken(id).then(() => null),
  copyIdentityCredentials: async (request) => copyIdentityCredentials(request).then(() => null),
});

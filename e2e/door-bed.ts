/** An app as the doors see it, without an app: real servers stand on these ports in tests. */

import type { RoleCredentials } from '../electron/engine/ports.ts';
import type { Access, DoorPorts, Target } from '../electron/providers/door.ts';
import type { LocalPorts } from '../electron/providers/local-routes.ts';
import type { DoorEntry } from '../shared/activity.ts';
import type { ExchangeAnswer } from '../shared/applications.ts';
import type { Caller } from '../shared/doors.ts';
import type { RoleRef } from '../shared/model.ts';

export const secrets = {
  secretAccessKey: 'canarySECRETkey/wJalrXUtnFEMI+K7MDENGbPx',
  sessionToken: 'canaryTOKEN//////////IQoJb3JpZ2luX2VjEXAMPLE+/==',
};

const accountId = '111122223333';

const hourMs = 3_600_000;

export const roleNamed = (roleName: string): RoleRef => ({ sessionId: 'session-1', accountId, roleName });

/** Profiles `dev`, `prod` and one with a name of many words; `calls` and `exchanged` are what reached the engine. */
export const createDoorBed = () => {
  const recorded: DoorEntry[] = [];
  const calls: RoleRef[] = [];
  const exchanged: unknown[] = [];
  const targets: Record<string, Target> = {
    dev: { role: roleNamed('Developer'), sessionName: 'acme', profile: 'dev', region: 'eu-west-1' },
    prod: { role: roleNamed('ReadOnly'), sessionName: 'acme', profile: 'prod' },
    'my team & co': { role: roleNamed('Team'), sessionName: 'acme', profile: 'my team & co' },
  };
  const bed = {
    recorded,
    calls,
    exchanged,
    exchange: async (): Promise<ExchangeAnswer> => ({
      application: 'Reports',
      issuedAt: Date.UTC(2026, 0, 5, 9),
      expiresAt: Date.UTC(2026, 0, 5, 10),
      issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
      scopes: ['openid', 'aws'],
      hasIdentityContext: true,
      isRefreshable: false,
    }),
    access: (_caller: Caller, _role: RoleRef): Access => 'allowed',
    credentials: async (): Promise<RoleCredentials> => ({
      accessKeyId: 'ASIACANARYEXAMPLE123',
      ...secrets,
      expiresAt: Date.now() + hourMs,
    }),
  };
  const ports: DoorPorts & Pick<LocalPorts, 'findExchange'> = {
    clock: {
      now: () => Date.now(),
      setTimer(lengthMs, run) {
        const timer = setTimeout(run, lengthMs);
        return () => clearTimeout(timer);
      },
    },
    credentials: (role) => {
      calls.push(role);
      return bed.credentials();
    },
    mayUse: async (caller, role) => bed.access(caller, role),
    findTarget: async (asked) => {
      if ('profile' in asked) return Object.hasOwn(targets, asked.profile) ? targets[asked.profile] : undefined;
      const found = Object.values(targets).find(({ role }) => role.roleName === asked.roleName);
      return found !== undefined && asked.session === found.sessionName ? found : undefined;
    },
    record: (entry) => recorded.push(entry),
    findExchange: (body) => {
      exchanged.push(body);
      return { application: 'Reports', signer: roleNamed('Signer'), sessionName: 'acme', run: () => bed.exchange() };
    },
  };
  return { bed, ports };
};

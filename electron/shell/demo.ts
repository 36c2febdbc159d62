/** The sample organization inside the app: a session whose whole service runs in this process, on loopback. */
import type { SessionId } from '../../shared/model.ts';
import { defaultScopes } from '../../shared/session-input.ts';
import type { Sessions } from './sessions.ts';

/** A running service of the sample organization. */
export type DemoService = {
  readonly url: string;
  readonly startUrl: string;
  readonly region: string;
  close(): Promise<void>;
};

type DemoPorts = {
  readonly openService: () => Promise<DemoService>;
  readonly sessions: Sessions;
  readonly newId: () => SessionId;
};

const name = 'Northwind (demo)';

export const createDemo = ({ openService, sessions, newId }: DemoPorts) => {
  let service: Promise<DemoService> | undefined;
  let adding: Promise<SessionId> | undefined;

  const addSession = async (): Promise<SessionId> => {
    service ??= openService();
    const { url, startUrl, region } = await service;
    const endpoints = { oidc: url, portal: url, sts: url, signIn: url };
    const id = newId();
    await sessions.addTemporary({ id, name, startUrl, region, scopes: defaultScopes, endpoints });
    return id;
  };

  return {
    /** Adds the demo session, or tells which one it is when it is there already. */
    async add(): Promise<SessionId> {
      const before = await adding?.catch(() => undefined);
      if (before !== undefined && sessions.has(before)) return before;
      adding = addSession();
      return adding;
    },
    async close(): Promise<void> {
      await (await service)?.close();
    },
  };
};

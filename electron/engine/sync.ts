import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Account, SessionId } from '../../shared/model.ts';
import type { CatalogStore } from './catalog.ts';
import { appError, isPassing, judge, ServiceError } from './errors.ts';
import { inOrder } from './in-order.ts';
import { createPace, type Pace } from './pace.ts';
import { listAccountRoles, listAccounts, type Page } from './portal.ts';
import type { PortalCall } from './portal-calls.ts';
import type { Ports } from './ports.ts';
import { backoffMs, wait } from './waiting.ts';

const callsAtOnce = 4;
const mostTroubles = 4;
const mostThrottles = 30;

type Troubles = { readonly onThrottled: () => void; readonly onFailing: (because: ErrorCode) => void };

/** Lists a session's accounts and roles again, in pages of 100 and a few calls at a time (ListAccounts, ListAccountRoles). */
export const createSync = (ports: Ports, catalogs: CatalogStore, portalCall: PortalCall) => {
  const running = new Map<SessionId, AbortController>();

  const patiently = async <Value>(
    pace: Pace,
    signal: AbortSignal,
    { onThrottled, onFailing }: Troubles,
    call: () => Promise<Value>,
  ): Promise<Value> => {
    let troubles = 0;
    let throttles = 0;
    for (;;) {
      await pace.turn(signal);
      try {
        const answer = await call();
        if (signal.aborted) throw new ServiceError('aborted');
        return answer;
      } catch (error) {
        if (error instanceof AppError) throw error;
        const { refusal } = judge(error);
        if (refusal === 'throttled' && throttles < mostThrottles) {
          throttles += 1;
          pace.slowDown();
          onThrottled();
        } else if (isPassing(refusal) && troubles < mostTroubles) {
          onFailing(appError(error).code);
          await wait(ports.clock, backoffMs(troubles, ports.random), signal);
          troubles += 1;
        } else throw error;
      }
    }
  };

  const allPages = async <Item>(
    page: (nextToken?: string) => Promise<Page<Item>>,
    onPage: (items: readonly Item[]) => void,
  ) => {
    let nextToken: string | undefined;
    do {
      const previous = nextToken;
      const answer = await page(nextToken);
      onPage(answer.items);
      nextToken = answer.nextToken === previous ? undefined : answer.nextToken;
    } while (nextToken !== undefined);
  };

  const listAll = async (id: SessionId, signal: AbortSignal): Promise<void> => {
    const pace = createPace(ports.clock);
    let done = 0;
    let total: number | undefined;
    let throttled = false;
    let failing: ErrorCode | undefined;
    const progress = () =>
      ports.publish.sync(id, {
        ...{ kind: 'syncing', done, throttled },
        ...(total !== undefined && { total }),
        ...(failing !== undefined && { failing }),
      });
    const onThrottled = () => {
      throttled = true;
      progress();
    };
    const onFailing = (because?: ErrorCode) => {
      if (failing === because) return;
      failing = because;
      progress();
    };
    const patientPage = <Item>(call: (nextToken?: string) => Promise<Page<Item>>) => {
      return async (nextToken?: string) => {
        const page = await patiently(pace, signal, { onThrottled, onFailing }, () => call(nextToken));
        onFailing(undefined);
        return page;
      };
    };

    progress();
    const listed: string[] = [];
    await allPages(
      patientPage((nextToken) => portalCall(id, (client, token) => listAccounts(client, token, nextToken))),
      (accounts) => {
        listed.push(...accounts.map((account) => account.accountId));
        catalogs.apply(
          id,
          accounts.map((account) => withKnownRoles(id, account)),
          [],
        );
      },
    );
    const present = new Set(listed);
    catalogs.apply(
      id,
      [],
      catalogs.accountIds(id).filter((accountId) => !present.has(accountId)),
    );
    total = present.size;
    progress();

    const rolesOf = async (accountId: string): Promise<readonly string[]> => {
      const roles: string[] = [];
      try {
        await allPages(
          patientPage((nextToken) =>
            portalCall(id, (client, token) => listAccountRoles(client, token, accountId, nextToken)),
          ),
          (page) => roles.push(...page),
        );
      } catch (error) {
        // Some services refuse an account without assignments instead of listing none.
        if (error instanceof AppError || judge(error).refusal !== 'forbidden') throw error;
        return [];
      }
      return [...new Set(roles)].sort((left, right) => left.localeCompare(right));
    };

    // In the order they are shown, so that a list read for the first time only grows at its end, and nothing in view moves.
    const isNew = ({ roles }: Account) => roles === undefined;
    const accounts = [...catalogs.read(id).accounts].sort((left, right) => Number(isNew(right)) - Number(isNew(left)));
    const listings = accounts.entries();
    const told = inOrder(({ accountId, roles }: Required<Pick<Account, 'accountId' | 'roles'>>) => {
      const account = catalogs.account(id, accountId);
      if (account !== undefined) catalogs.apply(id, [{ ...account, roles }], []);
      done += 1;
    });
    const work = async () => {
      for (const [at, { accountId }] of listings) {
        told.take(at, { accountId, roles: await rolesOf(accountId) });
        throttled = false;
        progress();
      }
    };
    try {
      await Promise.all(Array.from({ length: Math.min(callsAtOnce, accounts.length) }, work));
    } finally {
      if (!signal.aborted) told.rest();
    }
  };

  const withKnownRoles = (id: SessionId, account: Omit<Account, 'roles'>): Account => {
    const roles = catalogs.account(id, account.accountId)?.roles;
    return roles === undefined ? account : { ...account, roles };
  };

  const keep = async (id: SessionId) => {
    const syncedAt = ports.clock.now();
    ports.publish.sync(id, { kind: 'synced', at: syncedAt });
    // A catalog that could not be kept is listed again at the next start.
    await ports.catalogs.write(id, { accounts: catalogs.read(id).accounts, syncedAt }).catch(() => undefined);
  };

  return {
    /** Never rejects; a second call while one runs joins nothing and changes nothing. */
    async sync(id: SessionId): Promise<void> {
      if (running.has(id)) return;
      const controller = new AbortController();
      running.set(id, controller);
      try {
        await listAll(id, controller.signal);
        if (!controller.signal.aborted) await keep(id);
      } catch (error) {
        if (controller.signal.aborted) return;
        controller.abort();
        ports.publish.sync(id, { kind: 'failed', because: appError(error).code, at: ports.clock.now() });
      } finally {
        if (running.get(id) === controller) running.delete(id);
      }
    },
    cancel(id: SessionId): void {
      running.get(id)?.abort();
      running.delete(id);
    },
    stop(): void {
      for (const controller of running.values()) controller.abort();
      running.clear();
    },
  };
};

import type { Fault, FaultRoute } from './faults.ts';
import { operations } from './routes.ts';
import type { SimulatorControl } from './simulator-control.ts';

const prefix = '/_control/';

export const isControlPath = (path: string): boolean => path.startsWith(prefix);

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });

/** The mistakes of whoever drives the control interface; they are told in words. */
class ControlMistake extends Error {}

type Members = Readonly<Record<string, unknown>>;

const readMembers = (body: Uint8Array): Members => {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Told below, like anything else that is not an object.
  }
  throw new ControlMistake('The body must be a JSON object');
};

const text = (members: Members, name: string): string => {
  const value = members[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ControlMistake(`${name} must be a string`);
};

const optionalText = (members: Members, name: string): string | undefined =>
  members[name] === undefined ? undefined : text(members, name);

const amount = (members: Members, name: string): number => {
  const value = members[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ControlMistake(`${name} must be a number`);
};

const count = (members: Members, name: string): number => {
  const value = amount(members, name);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new ControlMistake(`${name} must be a whole number from 1`);
};

const routes: readonly FaultRoute[] = ['*', 'api', ...operations];

const faultFrom = (members: Members): Fault => {
  const route = routes.find((known) => known === members.route);
  if (route === undefined) throw new ControlMistake(`route must be one of ${routes.join(', ')}`);
  const where = members.times === undefined ? { route } : { route, times: count(members, 'times') };
  const kind = text(members, 'kind');
  switch (kind) {
    case 'latency':
      return { ...where, kind, ms: count(members, 'ms') };
    case 'clock-offset':
      return { ...where, kind, ms: amount(members, 'ms') };
    case 'status': {
      const exception = optionalText(members, 'exception');
      const error = optionalText(members, 'error');
      const status = amount(members, 'status');
      if (!Number.isInteger(status) || status < 400 || status > 599) {
        throw new ControlMistake('status must be from 400 to 599');
      }
      return {
        ...where,
        kind,
        status,
        ...(exception === undefined ? {} : { exception }),
        ...(error === undefined ? {} : { error }),
      };
    }
    case 'revoke': {
      const userName = optionalText(members, 'userName');
      return { ...where, kind, ...(userName === undefined ? {} : { userName }) };
    }
    case 'throttle':
    case 'drop':
    case 'malformed':
    case 'truncated':
    case 'committed-but-response-lost':
      return { ...where, kind };
    default:
      throw new ControlMistake(`There is no fault of the kind ${kind}`);
  }
};

/**
 * The control interface as JSON over HTTP. It hands out no secrets but the codes and assertions it is asked for.
 * `GET pending`, `GET requests`; `POST approve {userCode, userName?}`, `deny {userCode}`,
 * `authorize {url, userName?}` and `refuse-authorize {url}` (answer the `location` a browser would be sent to),
 * `assertion {userName, applicationArn?}` (answers an `assertion`), `revoke {userName?}`,
 * `assign {userName, accountId, roleName}`, `unassign {userName, accountId, roleName?}`,
 * `faults` (a fault; answers its `id`); `DELETE faults/<id>`, `DELETE faults`.
 */
export const createHttpControl = (
  control: SimulatorControl,
): ((method: string, path: string, body: Uint8Array) => Response) => {
  const takeBacks = new Map<string, () => void>();
  let lastFault = 0;

  const actions: Readonly<Record<string, (members: Members) => unknown>> = {
    'GET pending': () => ({ userCodes: control.pendingUserCodes() }),
    'GET requests': () => ({ requests: control.requests() }),
    'POST approve': (members) => control.approve(text(members, 'userCode'), optionalText(members, 'userName')),
    'POST deny': (members) => control.deny(text(members, 'userCode')),
    'POST authorize': (members) => ({
      location: control.authorize(text(members, 'url'), optionalText(members, 'userName')),
    }),
    'POST refuse-authorize': (members) => ({ location: control.refuseAuthorize(text(members, 'url')) }),
    'POST assertion': (members) => {
      const applicationArn = optionalText(members, 'applicationArn');
      const changes = applicationArn === undefined ? {} : { applicationArn };
      return { assertion: control.issueAssertion(text(members, 'userName'), changes) };
    },
    'POST revoke': (members) => control.revokeSessions(optionalText(members, 'userName')),
    'POST assign': (members) =>
      control.assign(text(members, 'userName'), text(members, 'accountId'), text(members, 'roleName')),
    'POST unassign': (members) =>
      control.unassign(text(members, 'userName'), text(members, 'accountId'), optionalText(members, 'roleName')),
    'POST faults': (members) => {
      lastFault += 1;
      const id = String(lastFault);
      takeBacks.set(id, control.faults.add(faultFrom(members)));
      return { id };
    },
    'DELETE faults': () => {
      takeBacks.clear();
      control.faults.clear();
    },
  };

  const takeBack = (id: string): void => {
    takeBacks.get(id)?.();
    takeBacks.delete(id);
  };

  return (method, path, body) => {
    const name = path.slice(prefix.length);
    try {
      const faultId = /^faults\/(\d+)$/.exec(name)?.[1];
      if (method === 'DELETE' && faultId !== undefined) {
        takeBack(faultId);
        return json({});
      }
      const action = actions[`${method} ${name}`];
      return action === undefined ? json({ message: 'No such action' }, 404) : json(action(readMembers(body)) ?? {});
    } catch (error) {
      return json({ message: error instanceof Error ? error.message : String(error) }, 400);
    }
  };
};

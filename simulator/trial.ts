import { deviceCodeGrant } from './client-registrations.ts';
import type { SimulatorOptions } from './settings.ts';
import { createSimulator, type Simulator } from './simulator.ts';

/** An answer with its JSON body read; `body` is empty where there is none. */
export type TrialAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

type TrialClient = { readonly clientId: string; readonly clientSecret: string };

/** A simulator with a clock turned by hand and a client that speaks its wire, to write tests with. */
export type Trial = {
  readonly simulator: Simulator;
  readonly clock: { now(): number; advance(ms: number): void };
  post(path: string, members: unknown): Promise<TrialAnswer>;
  portal(path: string, accessToken?: string, query?: Readonly<Record<string, string>>): Promise<TrialAnswer>;
  logout(accessToken: string): Promise<TrialAnswer>;
  register(members?: Readonly<Record<string, unknown>>): Promise<TrialClient>;
  startDeviceAuthorization(client: TrialClient): Promise<{ readonly deviceCode: string; readonly userCode: string }>;
  poll(client: TrialClient, deviceCode: string): Promise<TrialAnswer>;
  refresh(client: TrialClient, refreshToken: string): Promise<TrialAnswer>;
  /** Registers, authorizes and approves: everything up to the first token. */
  signIn(
    userName?: string,
    members?: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly client: TrialClient; readonly accessToken: string; readonly refreshToken: string }>;
};

const origin = 'http://127.0.0.1:8080';

/** The string under a name, or an empty one: tests compare and would notice. */
export const textIn = (body: Readonly<Record<string, unknown>>, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

/** The object under a name, or an empty one. */
export const recordIn = (body: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> => {
  const value = body[name];
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

/** The objects in a list under a name. */
export const recordsIn = (
  body: Readonly<Record<string, unknown>>,
  name: string,
): readonly Readonly<Record<string, unknown>>[] => {
  const value = body[name];
  return Array.isArray(value) ? value : [];
};

/** Reads an answer's JSON. */
export const answerFrom = async (response: Response): Promise<TrialAnswer> => {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
};

export const createTrial = (options: SimulatorOptions = {}): Trial => {
  let now = Date.UTC(2026, 10, 22, 12);
  const clock = {
    now: () => now,
    advance: (ms: number) => {
      now += ms;
    },
  };
  const simulator = createSimulator({ clock, ...options });

  const trial: Trial = {
    simulator,
    clock,
    post: async (path, members) =>
      answerFrom(
        await simulator.fetch(
          new Request(`${origin}${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: typeof members === 'string' ? members : JSON.stringify(members),
          }),
        ),
      ),
    portal: async (path, accessToken, query = {}) =>
      answerFrom(
        await simulator.fetch(
          new Request(`${origin}${path}?${new URLSearchParams(query)}`, {
            headers: accessToken === undefined ? {} : { 'x-amz-sso_bearer_token': accessToken },
          }),
        ),
      ),
    logout: async (accessToken) =>
      answerFrom(
        await simulator.fetch(
          new Request(`${origin}/logout`, { method: 'POST', headers: { 'x-amz-sso_bearer_token': accessToken } }),
        ),
      ),
    register: async (members = {}) => {
      const { body } = await trial.post('/client/register', {
        clientName: 'trial',
        clientType: 'public',
        scopes: ['sso:account:access'],
        ...members,
      });
      return { clientId: textIn(body, 'clientId'), clientSecret: textIn(body, 'clientSecret') };
    },
    startDeviceAuthorization: async (client) => {
      const { startUrl } = simulator.control;
      const { body } = await trial.post('/device_authorization', { ...client, startUrl });
      return { deviceCode: textIn(body, 'deviceCode'), userCode: textIn(body, 'userCode') };
    },
    poll: (client, deviceCode) => trial.post('/token', { ...client, grantType: deviceCodeGrant, deviceCode }),
    refresh: (client, refreshToken) => trial.post('/token', { ...client, grantType: 'refresh_token', refreshToken }),
    signIn: async (userName, members) => {
      const client = await trial.register(members);
      const { deviceCode, userCode } = await trial.startDeviceAuthorization(client);
      simulator.control.approve(userCode, userName);
      const { body } = await trial.poll(client, deviceCode);
      return { client, accessToken: textIn(body, 'accessToken'), refreshToken: textIn(body, 'refreshToken') };
    },
  };
  return trial;
};

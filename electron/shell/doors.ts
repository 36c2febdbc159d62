/** The doors for tools: which stand open, who may pass, and what of it is kept between runs. */
import type { Caller, CallerScope, DoorStatus, Question, Verdict } from '../../shared/doors.ts';
import { AppError, errorView } from '../../shared/errors.ts';
import type { DoorsView, RoleRef } from '../../shared/model.ts';
import type { ContainerEndpoint, EndpointToken } from '../providers/container-endpoint.ts';
import type { LocalDoor } from '../providers/local-door.ts';
import type { KeptDoors, KeptToken } from '../vault/kept-doors.ts';
import type { State } from './state.ts';

type DoorsPorts = {
  readonly kept: KeptDoors;
  readonly remember: (doors: KeptDoors) => void;
  readonly state: State;
  readonly now: () => number;
  /** Opens the socket of this user's own programs and writes the helper command; its path. */
  readonly openLocal: () => Promise<{ readonly door: LocalDoor; readonly helper: string }>;
  /** Port 0 picks a free one. */
  readonly openEndpoint: (port: number) => Promise<ContainerEndpoint>;
  readonly newToken: (
    name: string,
    profiles: readonly string[],
  ) => { readonly token: string; readonly kept: EndpointToken };
  readonly writeToken: (kept: EndpointToken, token: string) => Promise<string>;
  readonly removeToken: (kept: EndpointToken) => Promise<void>;
  readonly copyToken: (token: string) => Promise<void>;
  /** Questions and answers of before count no more. */
  readonly forgetAnswers: () => void;
  /** The id of an account that no session lists. */
  readonly accountNameOf: (role: RoleRef) => string;
  readonly answer: (questionId: string, verdict: Verdict) => void;
};

const everything: CallerScope = { roles: 'any', consent: 'given' };

const sameCaller = (left: Caller, right: Caller): boolean => left.door === right.door && left.name === right.name;

/** Says how things stand, for the command line. */
export const statusForTools = (state: Pick<State, 'read'>, version: string): DoorStatus => ({
  version,
  sessions: state.read().sessions.map(({ session: { id, name, startUrl, region }, status }) => ({
    ...{ id, name, startUrl, region, status },
  })),
});

export const createDoors = (ports: DoorsPorts) => {
  const { state, remember } = ports;
  let kept = ports.kept;
  let local: LocalDoor | undefined;
  let endpoint: ContainerEndpoint | undefined;

  const named = (question: Question): Question => {
    const accountName = ports.accountNameOf(question.role);
    return accountName === question.role.accountId ? question : { ...question, accountName };
  };

  const show = (part: Partial<DoorsView>) => state.change({ doors: { ...state.read().doors, ...part } });

  const showEndpoint = (part: Partial<DoorsView['endpoint']>) => {
    const { url: _url, failure: _failure, ...rest } = state.read().doors.endpoint;
    const url = endpoint === undefined ? {} : { url: `http://127.0.0.1:${endpoint.port}` };
    const tokens = kept.tokens.map(({ tokenHash: _hash, ...view }) => view);
    show({ endpoint: { ...rest, ...url, enabled: kept.endpointEnabled, tokens, ...part } });
  };

  const keep = (part: Partial<KeptDoors>) => {
    kept = { ...kept, ...part };
    remember(kept);
  };

  const openEndpoint = async () => {
    try {
      endpoint ??= await ports.openEndpoint(kept.endpointPort ?? 0);
      keep({ endpointPort: endpoint.port });
      showEndpoint({});
    } catch (error) {
      showEndpoint({ failure: errorView(error).code });
    }
  };

  const requireToken = (name: string): KeptToken => {
    const token = kept.tokens.find((each) => each.name === name);
    if (token === undefined) throw new AppError('unexpected', { detail: `There is no token ${name}` });
    return token;
  };

  return {
    scopeOf: (caller: Caller): CallerScope =>
      kept.scopes.find((each) => sameCaller(each.caller, caller))?.scope ?? everything,
    tokens: (): readonly EndpointToken[] => kept.tokens,
    showQuestions: (questions: readonly Question[]) => show({ questions: questions.map(named) }),

    async open() {
      show({ scopes: kept.scopes });
      showEndpoint({});
      const opened = await ports.openLocal();
      local = opened.door;
      show({ credentialProcess: opened.helper });
      if (kept.endpointEnabled) await openEndpoint();
    },

    async setEndpoint(enabled: boolean) {
      keep({ endpointEnabled: enabled });
      if (enabled) {
        await openEndpoint();
        return;
      }
      await endpoint?.close();
      endpoint = undefined;
      showEndpoint({});
    },

    async addToken(name: string, profiles: readonly string[], writeFile: boolean) {
      if (kept.tokens.some((each) => each.name === name)) throw new AppError('name-taken', { detail: name });
      const { token, kept: added } = ports.newToken(name, profiles);
      const tokenFile = writeFile ? await ports.writeToken(added, token) : undefined;
      if (tokenFile === undefined) await ports.copyToken(token);
      const entry = { ...added, createdAt: ports.now(), ...(tokenFile !== undefined && { tokenFile }) };
      keep({ tokens: [...kept.tokens, entry] });
      showEndpoint({});
    },

    async removeToken(name: string) {
      const token = requireToken(name);
      keep({ tokens: kept.tokens.filter((each) => each !== token) });
      showEndpoint({});
      if (token.tokenFile !== undefined) await ports.removeToken(token);
    },

    /** Where a caller with this token finds the credentials of a profile. Throws AppError when the endpoint is closed. */
    whereIs(name: string, profile?: string): { readonly url: string; readonly tokenFile: string } {
      const token = requireToken(name);
      const named = profile ?? token.profiles[0];
      if (endpoint === undefined || named === undefined) throw new AppError('endpoint-closed');
      return { url: endpoint.urlOf(named), tokenFile: token.tokenFile ?? 'TOKEN_FILE' };
    },

    setScope(caller: Caller, scope: CallerScope) {
      const others = kept.scopes.filter((each) => !sameCaller(each.caller, caller));
      const isLimit = scope.roles !== 'any' || scope.consent !== 'given';
      keep({ scopes: isLimit ? [...others, { caller, scope }] : others });
      show({ scopes: kept.scopes });
      ports.forgetAnswers();
    },

    answer: ports.answer,

    async close() {
      await Promise.allSettled([local?.close(), endpoint?.close()]);
    },
  };
};

export type Doors = ReturnType<typeof createDoors>;

/** The applications a person has set up. They are remembered as the state changes; their tokens are the engine's. */
import {
  type Application,
  type ApplicationInput,
  type ApplicationTokenView,
  checkApplication,
  type TokenRequest,
} from '../../shared/applications.ts';
import { AppError } from '../../shared/errors.ts';
import type { Engine } from '../engine/engine.ts';
import type { State } from './state.ts';

export type Applications = {
  /** Throws AppError for what `checkApplication` refuses. */
  add(input: ApplicationInput): string;
  /** Throws the same, and AppError `application-unknown`. Forgets a token that belongs elsewhere from now on. */
  edit(id: string, input: ApplicationInput): Promise<void>;
  remove(id: string): Promise<void>;
  /** By id or name. Throws AppError `application-unknown`. */
  require(idOrName: string): Application;
  /** What was issued, as it is and as it may be shown. */
  exchange(
    id: string,
    request: TokenRequest,
  ): Promise<{ readonly accessToken: string; readonly token: ApplicationTokenView }>;
  forgetToken(id: string): Promise<void>;
  /** To be called with what became of an application's token. */
  show(id: string, token: ApplicationTokenView | undefined): void;
};

type ApplicationsPorts = {
  readonly state: State;
  readonly newId: () => string;
  readonly engine: Pick<Engine, 'applications'>;
};

const isElsewhere = (before: Application, after: ApplicationInput): boolean =>
  before.applicationArn !== after.applicationArn ||
  before.region !== after.region ||
  before.signer.sessionId !== after.signer.sessionId;

export const createApplications = ({ state, newId, engine }: ApplicationsPorts): Applications => {
  const { read, change } = state;
  const listed = () => read().applications.map(({ application }) => application);
  const check = (input: ApplicationInput, ownId?: string) =>
    checkApplication(
      input,
      read().sessions.map(({ session }) => session),
      listed(),
      ownId,
    );

  const requireApplication = (idOrName: string): Application => {
    const found = listed().find(({ id, name }) => id === idOrName || name === idOrName);
    if (found === undefined) throw new AppError('application-unknown', { detail: idOrName });
    return found;
  };

  return {
    require: requireApplication,

    add(input) {
      const application = { ...check(input), id: newId() };
      change({ applications: [...read().applications, { application }] });
      return application.id;
    },

    async edit(id, input) {
      const before = requireApplication(id);
      const application = { ...check(input, id), id };
      if (isElsewhere(before, application)) await engine.applications.forget(id);
      change({
        applications: read().applications.map((view) => (view.application.id === id ? { ...view, application } : view)),
      });
    },

    async remove(id) {
      requireApplication(id);
      await engine.applications.forget(id);
      change({ applications: read().applications.filter(({ application }) => application.id !== id) });
    },

    async exchange(id, request) {
      return await engine.applications.exchange(requireApplication(id), request);
    },

    async forgetToken(id) {
      requireApplication(id);
      await engine.applications.forget(id);
    },

    show: (id, token) =>
      change({
        applications: read().applications.map(({ application, ...before }) => {
          if (application.id !== id) return { application, ...before };
          return token === undefined ? { application } : { application, token };
        }),
      }),
  };
};

import type { ExchangeAnswer } from '../../shared/applications.ts';
import { type Caller, type RefusalCode, type RefusalContext, refusalWords, wireCode } from '../../shared/doors.ts';
import { errorView } from '../../shared/errors.ts';
import type { RoleRef } from '../../shared/model.ts';
import type { DoorPorts } from './door.ts';
import { type Answer, problem } from './guarded-server.ts';
import { statusOf } from './refusal-status.ts';

/** An exchange that was asked for and can be carried out: whose credentials sign it, and how. */
type Exchange = {
  readonly application: string;
  readonly signer: RoleRef;
  readonly sessionName: string;
  /** Rejects with an AppError. */
  run(): Promise<ExchangeAnswer>;
};

/** Understands the body of a request. Throws AppError `unexpected`, `application-unknown`. */
export type FindExchange = (body: unknown) => Exchange;

/**
 * Gets a token for an application on behalf of a caller of the local door, who may have it where he may have the
 * credentials of the role that signs; written down like a release of those. Never rejects.
 */
export const createTokenExchange = ({
  clock,
  mayUse,
  record,
  findExchange,
}: Pick<DoorPorts, 'clock' | 'mayUse' | 'record'> & { readonly findExchange: FindExchange }) => {
  const refuse = (code: RefusalCode, context: RefusalContext = {}): Answer =>
    problem(statusOf(code), wireCode(code), refusalWords(code, context));

  const carryOut = async (caller: Caller, { application, signer, sessionName, run }: Exchange): Promise<Answer> => {
    const note = (because?: RefusalCode): void =>
      record({
        at: clock.now(),
        caller,
        role: signer,
        ...(because === undefined ? { outcome: 'allowed' } : { outcome: 'refused', because }),
      });
    const end = (code: RefusalCode, detail?: string): Answer => {
      note(code);
      return refuse(code, { asked: application, sessionName, ...(detail !== undefined && { detail }) });
    };
    try {
      const access = await mayUse(caller, signer);
      if (access !== 'allowed') return end(access === 'asking' ? 'asking-person' : 'caller-refused');
      const answer = await run();
      note();
      return { status: 200, type: 'json', body: JSON.stringify(answer) };
    } catch (error) {
      const { code, detail } = errorView(error);
      return end(code, detail);
    }
  };

  return async (caller: Caller, body: unknown): Promise<Answer> => {
    try {
      return await carryOut(caller, findExchange(body));
    } catch (error) {
      const { code, detail } = errorView(error);
      return refuse(code, detail === undefined ? {} : { detail });
    }
  };
};

import type { EngineSession, SessionSecrets } from '../electron/engine/ports.ts';
import { AppError, type ErrorCode } from '../shared/errors.ts';
import { explainSession } from '../shared/explain-session.ts';
import type { Facts } from '../shared/explanation.ts';
import { explanationWords } from '../shared/explanation-words.ts';
import type { ProtocolEntry } from '../shared/protocol.ts';
import { secondMs } from '../shared/time.ts';
import { createEngineBed, type EngineBed, northwind } from './engine-bed.ts';

type Options = Parameters<typeof createEngineBed>[0];

export const note = (bed: EngineBed, entry: ProtocolEntry) => {
  bed.protocols.set('northwind', [...(bed.protocols.get('northwind') ?? []), entry]);
};

/** As the app begins a run. */
const noteStart = (bed: EngineBed, vault: Facts['vault']) =>
  note(bed, { kind: 'event', at: bed.clock.now(), event: 'started', vault });

export const begin = async (options: Options = {}, vault: Facts['vault'] = 'encrypted') => {
  const bed = createEngineBed(options);
  noteStart(bed, vault);
  await bed.engine.start([northwind]);
  return bed;
};

export const signedIn = async (options: Options = {}) => {
  const bed = await begin(options);
  await bed.signIn('northwind');
  return bed;
};

export const restart = async (bed: EngineBed, vault: Facts['vault'] = 'encrypted') => {
  bed.engine.stop();
  note(bed, { kind: 'event', at: bed.clock.now(), event: 'stopped' });
  noteStart(bed, vault);
  await bed.restart().start([northwind]);
};

export const explain = (bed: EngineBed, session: EngineSession = northwind) => {
  const status = bed.status('northwind') ?? { kind: 'signed-out' };
  const { startUrl, region, sharedAs } = session;
  const facts: Facts = { status, vault: 'encrypted', startUrl, region, isShared: sharedAs !== undefined };
  const explanation = explainSession(bed.protocols.get('northwind') ?? [], facts);
  return { code: explanation.code, ...explanationWords(explanation, bed.clock.now()) };
};

/** A vault whose disk refuses from now on: it goes on from memory, which a restart does not see. */
export const createRefusingDisk = () => {
  let refusal: ErrorCode | undefined;
  const memory = new Map<string, SessionSecrets>();
  const wrapSecrets: NonNullable<Options>['wrapSecrets'] = (secrets) => ({
    ...secrets,
    read: async (id) => memory.get(id) ?? (await secrets.read(id)),
    write: async (id, value) => {
      if (refusal === undefined) return await secrets.write(id, value);
      memory.set(id, structuredClone(value));
      throw new AppError(refusal);
    },
  });
  return {
    wrapSecrets,
    refuse(because: ErrorCode) {
      refusal = because;
    },
    /** The disk takes everything again. */
    writeAll(vault: Map<string, SessionSecrets>) {
      refusal = undefined;
      for (const [id, value] of memory) vault.set(id, value);
      memory.clear();
    },
    forgetMemory() {
      refusal = undefined;
      memory.clear();
    },
  };
};

export const role = { sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' };
export const sharedNorthwind: EngineSession = { ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } };

/** CreateToken as an AWS tool does it with what it read from the token file. Throws where it is refused. */
export const refreshAsTool = async (
  bed: EngineBed,
  { registration, token }: Pick<SessionSecrets, 'registration' | 'token'>,
) => {
  const members = { grantType: 'refresh_token', refreshToken: token?.refreshToken };
  const { clientId, clientSecret } = registration ?? {};
  const answer = await bed.simulator.fetch(
    new Request('https://oidc.us-east-1.amazonaws.com/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...members, clientId, clientSecret }),
    }),
  );
  if (!answer.ok) throw new Error('refused');
  const { accessToken, refreshToken, expiresIn } = Object(await answer.json());
  const expiresAt = bed.clock.now() + Number(expiresIn) * secondMs;
  return { accessToken: String(accessToken), refreshToken: String(refreshToken), expiresAt };
};

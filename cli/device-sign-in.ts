/** Signing in without the app and without a display: the code is printed, and approved on any other device. */
import type { EngineSession } from '../electron/engine/ports.ts';
import { credentialVariables } from '../electron/providers/formats.ts';
import { managedSettingsPath, readManagedSettings } from '../electron/vault/managed-settings.ts';
import { type CredentialVariables, type RefusalCode, type RefusalContext, refusalWords } from '../shared/doors.ts';
import { errorView } from '../shared/errors.ts';
import type { SessionStatus } from '../shared/model.ts';
import { chainedRolesOfProfile, obstacleOfProfile, roleOfProfile } from '../shared/profile-role.ts';
import { formatDuration, minuteMs } from '../shared/time.ts';
import type { Place } from './app-place.ts';
import { exitCodes } from './exit-codes.ts';
import { createHeadlessEngine, type HeadlessPorts } from './headless-engine.ts';
import { type KnownSessions, readKnownSessions } from './known-sessions.ts';
import { Problem } from './problem.ts';

type DevicePorts = { readonly place: Place; readonly say: (line: string) => void };

const notShared = (name: string): string =>
  `${name} is not shared with AWS tools: this sign-in is gone when the command ends. To keep it, share the session in Latchkey.`;

const sayCode = (status: SessionStatus, say: (line: string) => void): void => {
  if (status.kind !== 'authorizing' || status.method !== 'device') return;
  const { userCode, verificationUri, verificationUriComplete, expiresAt } = status;
  say(`On any device, open ${verificationUri} and enter the code ${userCode}`);
  if (verificationUriComplete !== undefined) say(`or open ${verificationUriComplete} and compare the code.`);
  const leftMs = expiresAt - Date.now();
  say(`The code is good for ${formatDuration(leftMs < minuteMs ? leftMs : Math.round(leftMs / minuteMs) * minuteMs)}.`);
};

/** An engine that knows one session, and how that session stands. */
const openEngine = async (
  { place, say }: DevicePorts,
  session: EngineSession,
  chainedRole: HeadlessPorts['chainedRole'],
) => {
  let status: SessionStatus = { kind: 'signed-out' };
  let decided: () => void = () => undefined;
  const engine = await createHeadlessEngine({
    place,
    chainedRole,
    onStatus: (_id, now) => {
      status = now;
      sayCode(now, say);
      if (now.kind === 'signed-in' || now.kind === 'signed-out') decided();
    },
    onNotice: ({ code, detail }) => say(refusalWords(code, { sessionName: session.name, ...(detail && { detail }) })),
  });
  await engine.addSession(session);

  return {
    engine,
    isSignedIn: () => status.kind === 'signed-in',
    async signIn(): Promise<void> {
      const { managed } = readManagedSettings(managedSettingsPath(place.platform, place.environment.ProgramData));
      if (managed.signInMethod === 'browser') throw new Problem(refusalWords('method-managed'), exitCodes.refused);
      // The engine goes on to list accounts, which nobody here waits for.
      await new Promise<void>((resolve) => {
        decided = resolve;
        void engine.signIn(session.id, { method: 'device' });
      });
      if (status.kind !== 'signed-out') return;
      const { because, detail } = status;
      const why = because === undefined ? '' : ` ${refusalWords(because, detail === undefined ? {} : { detail })}`;
      throw new Problem(`Not signed in to ${session.name}.${why}`, exitCodes.signInNeeded);
    },
  };
};

/** Signs in by a user code; the token goes to the file that AWS tools share, where the session is shared with them. */
export const signInByDevice = async (ports: DevicePorts, wanted: string): Promise<number> => {
  const { sessions } = await readKnownSessions(ports.place);
  const session = sessions.find(({ name }) => name === wanted) ?? sessions.find(({ id }) => id === wanted);
  if (session === undefined) {
    throw new Problem(`Neither Latchkey nor ~/.aws/config has an SSO session ${wanted}.`, exitCodes.failed);
  }
  if (session.sharedAs === undefined) ports.say(notShared(session.name));
  const { engine, signIn } = await openEngine(ports, session, () => undefined);
  try {
    await signIn();
    ports.say(`Signed in to ${session.name}.`);
    return exitCodes.ok;
  } finally {
    engine.stop();
  }
};

const refused = (code: RefusalCode, context: RefusalContext): Problem =>
  new Problem(refusalWords(code, context), exitCodes.execFailed);

const targetOf = (asked: string, { sessions, chainedRoles, found }: KnownSessions) => {
  const profile = found.profiles.find(({ name }) => name === asked);
  const obstacle = profile && obstacleOfProfile(profile, found);
  if (obstacle !== undefined)
    throw refused(obstacle.code, { asked, ...(obstacle.detail && { detail: obstacle.detail }) });
  const role = profile && roleOfProfile(profile, found, sessions);
  const session = sessions.find(({ id }) => id === role?.sessionId);
  if (profile === undefined || role === undefined || session === undefined) throw refused('profile-unknown', { asked });
  const chain = [...chainedRoles, ...chainedRolesOfProfile(profile, found, sessions)];
  return { profile, role, session, chainedRole: (id: string) => chain.find((each) => each.id === id) };
};

/** A profile's role credentials as variables, signing in by a user code where there is no live sign-in to share. */
export const readVariablesByDevice = async (ports: DevicePorts, asked: string): Promise<CredentialVariables> => {
  const { profile, role, session, chainedRole } = targetOf(asked, await readKnownSessions(ports.place));
  const { engine, isSignedIn, signIn } = await openEngine(ports, session, chainedRole);
  try {
    if (!isSignedIn()) {
      if (session.sharedAs === undefined) ports.say(notShared(session.name));
      await signIn();
    }
    const credentials = await engine.roleCredentials(role).catch((error: unknown) => {
      const { code, detail } = errorView(error);
      throw refused(code, { asked, sessionName: session.name, ...(detail !== undefined && { detail }) });
    });
    const { accountId, roleName } = role;
    const context = { accountId, roleName, ...(profile.region !== undefined && { region: profile.region }) };
    return { ...Object.fromEntries(credentialVariables(credentials, context)), AWS_ACCOUNT_ID: accountId };
  } finally {
    engine.stop();
  }
};

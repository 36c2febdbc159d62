/** Builds what has to do with the files of AWS tools: reading, watching, adopting, and writing profiles. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FoundInAwsFiles } from '../../shared/aws-files.ts';
import { type ChainedRole, refOfChainedRole } from '../../shared/chained-roles.ts';
import type { ProfileRequest } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { sharedNameFor } from '../../shared/shared-name.ts';
import { readAwsConfig } from '../aws-files/aws-config.ts';
import { surveyTokenCache } from '../aws-files/cache-survey.ts';
import { openConfigFile } from '../aws-files/config-file.ts';
import type { ConfiguredEndpointsReader } from '../aws-files/configured-endpoints.ts';
import { withLiveTokens } from '../aws-files/found-tokens.ts';
import type { AwsPaths } from '../aws-files/paths.ts';
import type { PlanRequest } from '../aws-files/plan-request.ts';
import type { SharedTokens } from '../aws-files/sso-cache.ts';
import { sweepAwsFolders } from '../aws-files/sweep.ts';
import { type AwsFilesChange, watchAwsFiles } from '../aws-files/watch.ts';
import type { Engine } from '../engine/engine.ts';
import { credentialProcessValue } from '../providers/credential-helper.ts';
import { createAwsFileHandlers } from '../shell/aws-file-handlers.ts';
import { createAwsFiles } from '../shell/aws-files.ts';
import { createProfileWriting } from '../shell/profile-writing.ts';
import type { Sessions } from '../shell/sessions.ts';
import type { State } from '../shell/state.ts';

type Parts = {
  readonly paths: AwsPaths;
  readonly userData: string;
  readonly sharedTokens: Pick<SharedTokens, 'read'>;
  readonly sessions: Sessions;
  readonly engine: Engine;
  readonly state: State;
  readonly configuredEndpoints: ConfiguredEndpointsReader;
  readonly tell: (found: FoundInAwsFiles) => void;
};

const profileRoleOf = (chained: ChainedRole) => {
  const { accountId, roleName } = refOfChainedRole(chained);
  return { accountId, roleName, chained };
};

export const buildAwsFiles = ({ paths, userData, sharedTokens, sessions, engine, state, ...parts }: Parts) => {
  const { configuredEndpoints, tell } = parts;
  const read = async () => {
    const [found, cacheProblems] = await Promise.all([readAwsConfig(paths), surveyTokenCache(paths.tokenCache)]);
    const problems = [...found.problems, ...cacheProblems];
    return withLiveTokens({ ...found, problems }, sharedTokens, Date.now());
  };
  const awsFiles = createAwsFiles({ read, sessions, recheck: engine.recheck, tell });

  const commandFor = (profile: string): string => {
    const helper = state.read().doors.credentialProcess;
    if (helper === undefined) throw new AppError('file-unwritable', { detail: 'The credential helper' });
    return credentialProcessValue(helper, profile, process.platform);
  };
  const fullRequest = async ({
    sessionId,
    roles,
    chainedRoles,
    alsoProcess,
    ...wanted
  }: ProfileRequest): Promise<PlanRequest> => {
    const session = sessions.require(sessionId);
    const { sharedAs, startUrl, region, scopes } = session;
    const found = await read();
    const name = sharedAs?.kind === 'sso-session' ? sharedAs : sharedNameFor(session, sessions.list(), found.sessions);
    const written = found.profiles.flatMap(({ ours }) => (ours?.owner === sessionId ? (ours.chainedRoleId ?? []) : []));
    const wantedChained = chainedRoles ?? written;
    const chained = state
      .read()
      .chainedRoles.filter(({ id, source }) => source.sessionId === sessionId && wantedChained.includes(id));
    const names = new Map(
      engine.catalog(sessionId).accounts.map(({ accountId, accountName }) => [accountId, accountName]),
    );
    return {
      ...wanted,
      session: { owner: sessionId, name: name.name, startUrl, region, scopes },
      // What is not shared, or only as legacy profiles share it, no `[sso-session]` leads to.
      style: sharedAs?.kind !== 'sso-session' ? 'process' : alsoProcess ? 'both' : 'sso',
      roles: [...roles, ...chained.map(profileRoleOf)].map((role) => ({
        ...role,
        accountName: names.get(role.accountId) ?? role.accountId,
      })),
      commandFor: (_role, profile) => commandFor(profile),
    };
  };
  const configFile = openConfigFile({ paths, backups: join(userData, 'backups'), now: Date.now });
  const writing = createProfileWriting({ file: paths.config, configFile, fullRequest, newId: randomUUID });

  const changed = async (change: AwsFilesChange) => {
    if (change === 'config') {
      await configuredEndpoints.read();
      await sessions.endpointsChanged();
    }
    await awsFiles.changed(change);
  };

  return {
    awsFiles,
    handlers: createAwsFileHandlers({ awsFiles, sessions, writing }),
    /** Removes what a killed run left beside them, and watches from then on; returns the watch's stop. */
    start: async () => {
      await sweepAwsFolders(paths);
      const stop = await watchAwsFiles(paths, (change) => void changed(change));
      await configuredEndpoints.read();
      return stop;
    },
  };
};

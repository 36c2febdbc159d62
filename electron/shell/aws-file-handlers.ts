/** What the commands about files of AWS tools do. */
import type { AwsFiles } from './aws-files.ts';
import type { CommandHandlers } from './commands.ts';
import type { ProfileWriting } from './profile-writing.ts';
import type { Sessions } from './sessions.ts';

export type AwsFileCommand =
  | 'readAwsFiles'
  | 'adoptSession'
  | 'setSharing'
  | 'planProfiles'
  | 'applyProfiles'
  | 'undoProfiles';

type AwsFileHandlerPorts = {
  readonly awsFiles: AwsFiles;
  readonly sessions: Sessions;
  readonly writing: ProfileWriting;
};

export const createAwsFileHandlers = ({
  awsFiles,
  sessions,
  writing,
}: AwsFileHandlerPorts): Pick<CommandHandlers, AwsFileCommand> => ({
  readAwsFiles: awsFiles.read,
  adoptSession: async (found) => ({ id: await sessions.adopt(found, await awsFiles.read()) }),
  setSharing: async ({ id, shared }) => sessions.share(id, shared, await awsFiles.read()).then(() => null),
  planProfiles: writing.plan,
  applyProfiles: async ({ planId }) => {
    const undoId = await writing.apply(planId);
    return undoId === undefined ? {} : { undoId };
  },
  undoProfiles: async ({ undoId }) => writing.undo(undoId).then(() => null),
});

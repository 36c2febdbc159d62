/** The files of AWS tools as the window sees them, kept up to date while they change under us. */
import type { FoundInAwsFiles } from '../../shared/aws-files.ts';
import type { SessionId } from '../../shared/model.ts';
import type { AwsFilesChange } from '../aws-files/watch.ts';
import type { Sessions } from './sessions.ts';

export type AwsFiles = {
  /** Afresh from the disk. */
  read(): Promise<FoundInAwsFiles>;
  /** To be called with what changed on the disk. */
  changed(change: AwsFilesChange): Promise<void>;
};

type AwsFilesPorts = {
  readonly read: () => Promise<FoundInAwsFiles>;
  readonly sessions: Pick<Sessions, 'list'>;
  /** Looks at a shared session's token file again. */
  readonly recheck: (id: SessionId) => Promise<void>;
  readonly tell: (found: FoundInAwsFiles) => void;
};

export const createAwsFiles = ({ read, sessions, recheck, tell }: AwsFilesPorts): AwsFiles => {
  return {
    read,
    async changed(change) {
      if (change === 'tokens') {
        const shared = sessions.list().filter(({ sharedAs }) => sharedAs !== undefined);
        await Promise.all(shared.map(({ id }) => recheck(id)));
      }
      tell(await read());
    },
  };
};

import {
  credentialProcessClosedWords,
  credentialProcessMeaning,
  profileLineName,
  profileLineWords,
} from '../../shared/door-section-words.ts';
import { credentialProcessLine } from '../doors.ts';
import { useStore } from '../store.ts';
import { CopyText } from '../ui/copy-text.tsx';

/** The role used last, as the line's example. */
const useExample = () => {
  const recent = useStore(({ app }) => app?.recentRoles[0]);
  const sessionName = useStore(
    ({ app }) => app?.sessions.find(({ session }) => session.id === recent?.sessionId)?.session.name,
  );
  return recent && sessionName !== undefined ? { ...recent, sessionName } : undefined;
};

export const DoorsProcess = ({ command }: { readonly command: string | undefined }) => {
  const example = useExample();
  return (
    <>
      <p>{credentialProcessMeaning}</p>
      {command === undefined ? (
        <p className="door-problem">{credentialProcessClosedWords}</p>
      ) : (
        <>
          <CopyText label={profileLineName} text={credentialProcessLine(command, example)} />
          <p className="door-note">{profileLineWords(example)}</p>
        </>
      )}
    </>
  );
};

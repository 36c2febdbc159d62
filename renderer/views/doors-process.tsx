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
      <p>
        A profile names this command, and AWS tools run it to get credentials while Latchkey runs. Nothing is kept in a
        file.
      </p>
      {command === undefined ? (
        <p className="door-problem">
          This door is closed: its socket or command could not be made. Restart Latchkey; the user-data folder must be
          writable.
        </p>
      ) : (
        <>
          <CopyText label="Line for a profile" text={credentialProcessLine(command, example)} />
          <p className="door-note">
            {example
              ? `For ${example.roleName} in ${example.accountName}. Another session, account or role can stand in its place.`
              : 'Put the name of the session, the account id and the role in place of the words in capitals.'}{' '}
            Profiles that Latchkey writes have their line already.
          </p>
        </>
      )}
    </>
  );
};

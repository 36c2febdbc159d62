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
        A command that AWS tools run for a profile whenever they need its credentials. It asks Latchkey and keeps
        nothing.
      </p>
      {command === undefined ? (
        <p className="door-problem">
          Not open: Latchkey could not make its socket or the command. Check that the folder it keeps its data in can be
          written, then restart it.
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

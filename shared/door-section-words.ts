/** The pane of the doors for tools, in words. */
export const doorsMeaning = 'How AWS tools on this machine get role credentials from Latchkey.';

export const credentialProcessMeaning =
  'A command that AWS tools run for a profile whenever they need its credentials. It asks Latchkey and keeps nothing.';

export const credentialProcessClosedWords =
  'Not open: Latchkey could not make its socket or the command. Check that the folder it keeps its data in can be written, then restart it.';

export const profileLineName = 'Line for a profile';

type Example = { readonly roleName: string; readonly accountName: string };

/** What the line is for, and how to make another of it. */
export const profileLineWords = (example: Example | undefined): string => {
  const use = example
    ? `For ${example.roleName} in ${example.accountName}. Another session, account or role can stand in its place.`
    : 'Put the name of the session, the account id and the role in place of the words in capitals.';
  return `${use} Profiles that Latchkey writes have their line already.`;
};

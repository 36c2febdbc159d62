/** What Latchkey says about proxies and about certificates on the way. */

/** A name out of other people's certificates: one line, and not endless. */
const plainName = (name: string): string =>
  [...name]
    .map((each) => (each < ' ' || each === '\u007f' ? ' ' : each))
    .join('')
    .trim()
    .slice(0, 120);

/** Who issued the refused certificate, as far as it was seen, and the reason's code. */
export const certificateDetail = (code: string, issuer?: string): string => {
  const name = plainName(issuer ?? '');
  return name === '' ? code : `issued by ${name}: ${code}`;
};

type ProxyQuestionWords = { readonly title: string; readonly description: string; readonly refused?: string };

/** The dialog in which a proxy's login is asked for. */
export const proxyQuestionWords = ({
  host,
  realm,
  again,
}: {
  readonly host: string;
  readonly realm?: string;
  readonly again: boolean;
}): ProxyQuestionWords => {
  const name = plainName(realm ?? '');
  return {
    title: 'The proxy asks for a password',
    description: `${host}${name === '' ? '' : ` (${name})`} lets nobody through without a name and a password. Latchkey keeps them like a sign-in and gives them to this proxy only.`,
    ...(again && { refused: 'The proxy did not accept these. Check both and try again.' }),
  };
};

/** What a proxy lets people through with. */
export const proxyFields = {
  username: { label: 'User name' },
  password: { label: 'Password' },
} as const;

/** Config files to try things on, in tests: oddities seen in the wild, and files thrown together from pieces. */

const startUrl = 'https://example.awsapps.com/start';

const session = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`;
const profile = '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n';
const both = `${session}\n${profile}`;

export const oddConfigs: Readonly<Record<string, string | Buffer>> = {
  empty: '',
  'one line break': '\n',
  'blanks only': ' \n\t\n   ',
  'a comment only': '# nothing yet',
  plain: both,
  'no last line break': both.trimEnd(),
  'many last line breaks': `${both}\n\n\n\n`,
  'last line of blanks': `${both}   `,
  'Windows line ends': both.replaceAll('\n', '\r\n'),
  'Windows line ends without the last': both.trimEnd().replaceAll('\n', '\r\n'),
  'mixed line ends': session.replaceAll('\n', '\r\n') + profile,
  'old Mac line ends': both.replaceAll('\n', '\r'),
  'ends in a lone carriage return': `${both.trimEnd()}\r`,
  'byte order mark': `\ufeff${both}`,
  'byte order mark and comment': `\ufeff# mine\n${both}`,
  'UTF-16': Buffer.from(both, 'utf16le'),
  'Latin-1': Buffer.from(`# f\u00fcr Zo\u00eb\n${both}`, 'latin1'),
  'names in other scripts': `# für Zoë ☁\n[profile zoë]\nregion = us-east-1\n\n${both}`,
  'odd spacing': '[profile   two]\n  region=us-east-1\n[profile three]\nregion   =   eu-west-1   \noutput=json\t\n',
  'no blanks around =': both.replaceAll(' = ', '='),
  'colons for =': '[profile colon]\nregion: us-east-1\nsso_session : corp\n',
  'both signs in one line': '[profile signs]\nendpoint_url = http://127.0.0.1:1\nweird:name = x\n',
  'capital letters': '[profile caps]\nRegion = us-east-1\nSSO_Session = corp\n',
  'comments everywhere': `; top\n${session}  # indented\n\n; between\n\n${profile}# end\n; of file`,
  'comments behind values': '[profile c]\nregion = us-east-1 # home\noutput = json ; text\nname = a#b;c\n',
  'comment behind a header': '[profile h] # mine\nregion = us-east-1\n[profile i] ; [x]\nregion = us-east-2\n',
  'text behind a header': '[profile h] trailing\nregion = us-east-1\n',
  'nested settings': `${both}services = local\n\n[services local]\nsso =\n  endpoint_url = http://127.0.0.1:1\nsso_oidc =\n  endpoint_url = http://127.0.0.1:2\n`,
  'nested settings at the end': '[profile n]\ns3 =\n  max_concurrent_requests = 20\n  addressing_style = path',
  'nested with tabs and blanks': '[profile n]\ns3 =\n\tmax = 1\n\n\t# note\n\tstyle = path\nregion = us-east-1\n',
  'nested line without =': '[profile n]\ns3 =\n  nonsense\n',
  'continued value': '[profile n]\ncredential_process = /bin/tool\n  --flag\n  --other\nregion = us-east-1\n',
  'indented header': '[profile a]\nregion = us-east-1\n  [profile b]\n  region = us-east-2\n',
  'indented header first': '  [profile b]\n  region = us-east-2\n[profile c]\nregion = us-east-1\n',
  'duplicate section': `${both}\n${profile}`,
  'duplicate setting': `${both}region = a\nregion = b\n`,
  'duplicate setting in another case': `${both}region = a\nREGION = b\n`,
  'one name written twice': '[profile a]\nregion = us-east-1\n[profile "a"]\noutput = json\n[profile  a]\nregion = x\n',
  'default and profile default': '[default]\nregion = us-east-1\n[profile default]\nregion = us-west-2\n',
  'DEFAULT in capitals': `[DEFAULT]\nregion = us-east-1\n\n${both}`,
  'quoted names': '[profile "with space"]\nregion = a\n[profile \'single\']\nregion = b\n[profile "open]\nregion = c\n',
  'unquoted blanks': '[profile my name]\nregion = a\n[sso-session my session]\nsso_region = b\n',
  'blanks in brackets': '[ profile lead ]\nregion = a\n[profile tail ]\nregion = b\n',
  'bare sections': '[preview]\ncloudfront = true\n[plugins]\ncli_legacy_plugin_path = /x\n[profile.x]\nregion = a\n',
  'glued prefix': '[profilex y]\nregion = a\n[sso-sessions z]\nsso_region = b\n',
  'empty sections': '[profile a]\n[profile b]\n\n[profile c]\n',
  'empty header': '[]\nregion = a\n',
  'header without end': '[profile a\nregion = a\n',
  'text before the first section': `region = us-east-1\n${both}`,
  'line without sign': `${both}\njust words\n`,
  'value without name': '[profile a]\n= value\nregion = b\n',
  'empty values': '[profile a]\nregion =\noutput = json\n',
  'empty value at the end': '[profile a]\nregion =',
  'empty value before a section': '[profile a]\nregion =\n\n\n[profile b]\noutput =\n# end\n',
  'blocked name': `${both}\n[profile __proto__]\nregion = a\n`,
  'static secrets': '[profile s]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = a/b+c==\nregion = x\n',
  'special characters':
    '[profile p]\nregion = %(x)s $HOME ~ $(y)\n[profile a@b.c+d-e_f]\nregion = a\n[profile a:b/c%]\nx = y\n',
  'null characters': `${both}# \0\0\n[profile z]\nregion = a\0b\n`,
  'no-break space': '[profile\u00a0a]\nregion = a\n\u00a0output = b\n[profile b]\u00a0\nregion = c\n',
  'form feeds': `${both}\f\n[profile f]\fx\nregion\f=\fa\n`,
  'line separators': '[profile l]\nregion = a\u2028output = b\n\u0085x = y\n',
  'a very long line': `[profile long]\nregion = ${'x'.repeat(200_000)}\n`,
  'many profiles': Array.from({ length: 1000 }, (_, each) => `[profile p${each}]\nregion = us-east-1\n`).join('\n'),
  'a section of ours, copied by hand': `# written by Latchkey: other/111122223333/Admin/ours\n[profile ours]\nregion = a\n# written by Latchkey: other/111122223333/Admin/ours\n[profile copy]\nregion = b\n`,
  'a mark without its section': `${both}\n# written by Latchkey: corp-id/111122223333/Admin/dev\n`,
};

const pieces = [
  ...[
    '[profile a]',
    '[profile "b"]',
    "[profile 'c']",
    '[profile  d]',
    '[default]',
    '[sso-session corp]',
    '[services s]',
  ],
  ...[
    '[profile e] # note',
    '  [profile f]',
    '[ profile g ]',
    '[DEFAULT]',
    '[profile h]x',
    '[plugins]',
    '[sso-session x y]',
  ],
  ...['region = us-east-1', 'region=eu-west-1', 'Region = x', 'output: json', 'sso_session = corp', 's3 =', 'empty ='],
  ...[
    '  nested = 1',
    '\tnested=2',
    '   deep = 3',
    '  words only',
    ' # indented comment',
    '# comment',
    '; other comment',
  ],
  ...['value = a # b', 'value2 = a;b', 'value3 = a ; b', 'k:l = m', '', '', '', ' ', '\t', 'words only', '= nameless'],
  ...[
    'url = https://x.awsapps.com/start/#/',
    'ünïcode = ☁',
    '\u00a0odd = blank',
    'x\u0085= y',
    '[a]b]',
    '[x',
    'sso_account_id = 1',
  ],
];
const breaks = ['\n', '\n', '\n', '\n', '\r\n', '\r\n', '\r'];

/** A file of up to 30 lines picked at random; `tame` files have few reasons to be refused. */
export const randomConfig = (random: () => number, tame: boolean): string => {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const lineBreak = tame ? pick(breaks) : undefined;
  const lines = Array.from({ length: Math.floor(random() * 30) }, (_, index) => {
    const piece = pick(pieces) ?? '';
    // A number behind names keeps most of them from standing twice.
    const unique = tame
      ? piece.replace(/^(\[(?:profile|sso-session|services) ["']?\w+)|^([\w:]+)/, `$&${index}`)
      : piece;
    return unique + (lineBreak ?? pick(breaks) ?? '');
  });
  const text = (tame ? `[profile first]${lineBreak}` : '') + lines.join('');
  return random() < 0.3 ? text.replace(/[\r\n]+$/, '') : text;
};

/** Numbers in [0, 1), the same for the same seed on every machine (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

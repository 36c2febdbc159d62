import { parseArgs } from 'node:util';
import { type RequestedTokenType, requestedTokenTypes } from '../shared/applications.ts';
import { misuse, understood } from './misuse.ts';

/** What to ask with; secrets are in files, of which `-` is standard input. */
export type ExchangeSource =
  | { readonly grant: 'jwt-bearer'; readonly assertionFile: string }
  | {
      readonly grant: 'token-exchange';
      /** Absent: the access token of the session that signs. */
      readonly subjectTokenFile?: string;
      readonly requestedTokenType?: RequestedTokenType;
    }
  | {
      readonly grant: 'authorization-code';
      readonly codeFile: string;
      readonly redirectUri: string;
      readonly codeVerifierFile?: string;
    }
  | { readonly grant: 'refresh-token' };

export type TokenExchange = {
  readonly kind: 'token-exchange';
  readonly application: string;
  readonly source: ExchangeSource;
  readonly scopes: readonly string[];
  readonly asJson: boolean;
  readonly showToken: boolean;
};

const options = {
  grant: { type: 'string' },
  'assertion-file': { type: 'string' },
  'subject-token-file': { type: 'string' },
  'requested-token-type': { type: 'string' },
  'code-file': { type: 'string' },
  'redirect-uri': { type: 'string' },
  'code-verifier-file': { type: 'string' },
  scope: { type: 'string', multiple: true },
  format: { type: 'string' },
  'show-token': { type: 'boolean' },
  'user-data-dir': { type: 'string' },
} as const;

type Option = keyof typeof options;

const grants = ['jwt-bearer', 'token-exchange', 'authorization-code', 'refresh-token'] as const;

type GrantName = (typeof grants)[number];

/** Which options say something about which grant. */
const optionsOf: Readonly<Record<GrantName, readonly Option[]>> = {
  'jwt-bearer': ['assertion-file'],
  'token-exchange': ['subject-token-file', 'requested-token-type'],
  'authorization-code': ['code-file', 'redirect-uri', 'code-verifier-file'],
  'refresh-token': [],
};

const parse = (args: readonly string[]) =>
  understood(() => parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));

type Values = ReturnType<typeof parse>['values'];

const oneOf = <Name extends string>(names: readonly Name[], given: string, option: string): Name => {
  const found = names.find((name) => name === given);
  if (found === undefined) throw misuse(`There is no ${option} ${given}; there are ${names.join(', ')}.`);
  return found;
};

const grantOf = (values: Values): GrantName => {
  const meant = grants.filter((grant) => optionsOf[grant].some((option) => values[option] !== undefined));
  const [only = values.grant === undefined ? undefined : oneOf(grants, values.grant, 'grant'), second] = meant;
  if (only === undefined) {
    throw misuse(
      'Say what to ask with: --assertion-file, --subject-token-file, --code-file, or --grant token-exchange or refresh-token.',
    );
  }
  if (second !== undefined || (values.grant !== undefined && values.grant !== only)) {
    throw misuse('These options belong to different grants.');
  }
  return only;
};

const needed = (values: Values, option: 'assertion-file' | 'code-file' | 'redirect-uri'): string => {
  const value = values[option];
  if (!value) throw misuse(`--${option} is missing.`);
  return value;
};

const sourceOf = (values: Values): ExchangeSource => {
  const grant = grantOf(values);
  switch (grant) {
    case 'jwt-bearer':
      return { grant, assertionFile: needed(values, 'assertion-file') };
    case 'token-exchange': {
      const { 'subject-token-file': subjectTokenFile, 'requested-token-type': type } = values;
      return {
        grant,
        ...(subjectTokenFile !== undefined && { subjectTokenFile }),
        ...(type !== undefined && { requestedTokenType: oneOf(requestedTokenTypes, type, 'token type') }),
      };
    }
    case 'authorization-code': {
      const codeVerifierFile = values['code-verifier-file'];
      return {
        ...{ grant, codeFile: needed(values, 'code-file'), redirectUri: needed(values, 'redirect-uri') },
        ...(codeVerifierFile !== undefined && { codeVerifierFile }),
      };
    }
    case 'refresh-token':
      return { grant };
  }
};

/** What `latchkey token …` was asked for. Throws Problem with the exit code for usage. */
export const readTokenArguments = (
  args: readonly string[],
): { readonly command: TokenExchange; readonly userData?: string } => {
  const { values, positionals } = parse(args);
  const [, action, application, surplus] = positionals;
  if (action !== 'exchange') throw misuse('After token comes: exchange.');
  if (!application) throw misuse('token exchange needs the name of an application.');
  if (surplus !== undefined) throw misuse(`${surplus} is one word too many.`);
  const format = oneOf(['text', 'json'], values.format ?? 'text', 'format');
  const showToken = values['show-token'] === true;
  if (showToken && format !== 'json') throw misuse('--show-token goes with --format json only.');
  const scopes = values.scope ?? [];
  if (scopes.includes('')) throw misuse('--scope is missing its value.');
  const userData = values['user-data-dir'];
  return {
    command: {
      ...{ kind: 'token-exchange', application, source: sourceOf(values), scopes },
      ...{ asJson: format === 'json', showToken },
    },
    ...(userData !== undefined && { userData }),
  };
};

import { parseArgs } from 'node:util';
import { type CredentialFormat, credentialFormats } from '../shared/settings.ts';
import { misuse, understood } from './misuse.ts';
import { readTokenArguments, type TokenExchange } from './token-arguments.ts';

export type Command =
  | TokenExchange
  | { readonly kind: 'help' }
  | {
      readonly kind: 'exec';
      readonly profile: string;
      readonly byDevice: boolean;
      readonly command: string;
      readonly args: readonly string[];
    }
  | { readonly kind: 'env'; readonly profile: string; readonly format: CredentialFormat }
  | { readonly kind: 'status'; readonly asJson: boolean }
  | { readonly kind: 'sign-in'; readonly session: string; readonly byDevice: boolean };

export type Invocation = { readonly command: Command; readonly userData?: string };

const options = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  format: { type: 'string' },
  device: { type: 'boolean' },
  'user-data-dir': { type: 'string' },
} as const;

const parse = (args: readonly string[]) =>
  understood(() => parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));

/** The command alone, whose options may be its own. */
const isForTokens = (args: readonly string[]): boolean => {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false });
  return positionals[0] === 'token' && values.help !== true;
};

const formatOf = (given: string | undefined, platform: NodeJS.Platform): CredentialFormat => {
  const wanted = given ?? (platform === 'win32' ? 'powershell' : 'posix');
  const found = credentialFormats.find((format) => format === wanted);
  if (found === undefined) throw misuse(`There is no format ${wanted}; there are ${credentialFormats.join(', ')}.`);
  return found;
};

/** What was asked for on the command line. Throws Problem with the exit code for usage. */
export const readArguments = (args: readonly string[], platform: NodeJS.Platform): Invocation => {
  const separator = args.indexOf('--');
  const ours = separator < 0 ? args : args.slice(0, separator);
  const theirs = separator < 0 ? [] : args.slice(separator + 1);
  if (separator < 0 && isForTokens(ours)) return readTokenArguments(ours);
  const { values, positionals } = parse(ours);
  const [name, subject, ...rest] = positionals;
  const given = values['user-data-dir'];
  const place = given === undefined ? {} : { userData: given };

  const only = (option: 'json' | 'format' | 'device', allowed: boolean): void => {
    if (values[option] !== undefined && !allowed) throw misuse(`--${option} does not go with ${name}.`);
  };
  const needed = (what: string): string => {
    if (subject === undefined || subject === '') throw misuse(`${name} needs the name of a ${what}.`);
    return subject;
  };

  const byDevice = values.device === true;

  if (values.help === true || (name === undefined && args.length === 0)) return { command: { kind: 'help' }, ...place };
  if (name === undefined) throw misuse('Which command?');
  only('json', name === 'status');
  only('format', name === 'env');
  only('device', name === 'sign-in' || name === 'exec');
  const [surplus] = name === 'status' ? positionals.slice(1) : rest;
  if (surplus !== undefined) {
    throw misuse(name === 'exec' ? `Put -- before the command: -- ${surplus} …` : `${surplus} is one word too many.`);
  }
  if (separator >= 0 && name !== 'exec') throw misuse(`-- does not go with ${name}.`);

  switch (name) {
    case 'exec': {
      const profile = needed('profile');
      const [command, ...rest] = theirs;
      if (command === undefined) throw misuse('exec needs a command after --.');
      return { command: { kind: 'exec', profile, byDevice, command, args: rest }, ...place };
    }
    case 'env':
      return {
        command: { kind: 'env', profile: needed('profile'), format: formatOf(values.format, platform) },
        ...place,
      };
    case 'status':
      return { command: { kind: 'status', asJson: values.json === true }, ...place };
    case 'sign-in':
      return { command: { kind: 'sign-in', session: needed('session'), byDevice }, ...place };
    default:
      throw misuse(`There is no command ${name}.`);
  }
};

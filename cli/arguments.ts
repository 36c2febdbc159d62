import { parseArgs } from 'node:util';
import { type CredentialFormat, credentialFormats } from '../shared/settings.ts';
import { exitCodes } from './exit-codes.ts';
import { Problem } from './problem.ts';

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'exec'; readonly profile: string; readonly command: string; readonly args: readonly string[] }
  | { readonly kind: 'env'; readonly profile: string; readonly format: CredentialFormat }
  | { readonly kind: 'status'; readonly asJson: boolean }
  | { readonly kind: 'sign-in'; readonly session: string };

export type Invocation = { readonly command: Command; readonly userData?: string };

const options = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  format: { type: 'string' },
  'user-data-dir': { type: 'string' },
} as const;

const misuse = (message: string): Problem => new Problem(`${message} See: latchkey --help`, exitCodes.usage);

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // The rest of Node's message is advice that does not hold here.
    const [sentence = ''] = error instanceof Error ? error.message.split(/\. |\.?$/m) : [];
    throw misuse(`${sentence}.`);
  }
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
  const { values, positionals } = parse(ours);
  const [name, subject, ...rest] = positionals;
  const given = values['user-data-dir'];
  const place = given === undefined ? {} : { userData: given };

  const only = (option: 'json' | 'format', allowed: boolean): void => {
    if (values[option] !== undefined && !allowed) throw misuse(`--${option} does not go with ${name}.`);
  };
  const needed = (what: string): string => {
    if (subject === undefined || subject === '') throw misuse(`${name} needs the name of a ${what}.`);
    return subject;
  };

  if (values.help === true || (name === undefined && args.length === 0)) return { command: { kind: 'help' }, ...place };
  if (name === undefined) throw misuse('Which command?');
  only('json', name === 'status');
  only('format', name === 'env');
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
      return { command: { kind: 'exec', profile, command, args: rest }, ...place };
    }
    case 'env':
      return {
        command: { kind: 'env', profile: needed('profile'), format: formatOf(values.format, platform) },
        ...place,
      };
    case 'status':
      return { command: { kind: 'status', asJson: values.json === true }, ...place };
    case 'sign-in':
      return { command: { kind: 'sign-in', session: needed('session') }, ...place };
    default:
      throw misuse(`There is no command ${name}.`);
  }
};

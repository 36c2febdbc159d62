import { describe, expect, it } from 'vitest';
import { type Command, readArguments } from './arguments.ts';
import { helpText } from './help.ts';

const commandOf = (line: string, platform: NodeJS.Platform = 'linux'): Command =>
  readArguments(line.split(' ').filter(Boolean), platform).command;

describe('the command line', () => {
  it.each<[string, Command]>([
    ['', { kind: 'help' }],
    ['--help', { kind: 'help' }],
    ['exec -h', { kind: 'help' }],
    ['exec dev -- aws s3 ls', { kind: 'exec', profile: 'dev', byDevice: false, command: 'aws', args: ['s3', 'ls'] }],
    [
      'exec dev -- sh -c -- --json',
      { kind: 'exec', profile: 'dev', byDevice: false, command: 'sh', args: ['-c', '--', '--json'] },
    ],
    ['env dev', { kind: 'env', profile: 'dev', format: 'posix' }],
    ['env --format fish dev', { kind: 'env', profile: 'dev', format: 'fish' }],
    ['env dev --format=json', { kind: 'env', profile: 'dev', format: 'json' }],
    ['status', { kind: 'status', asJson: false }],
    ['status --json', { kind: 'status', asJson: true }],
    ['sign-in acme', { kind: 'sign-in', session: 'acme', byDevice: false }],
    ['sign-in acme --device', { kind: 'sign-in', session: 'acme', byDevice: true }],
    ['exec --device dev -- a', { kind: 'exec', profile: 'dev', byDevice: true, command: 'a', args: [] }],
  ])('understands: latchkey %s', (line, command) => {
    expect(commandOf(line)).toEqual(command);
  });

  it('takes the form of the platform for env, and the user-data folder anywhere before the command', () => {
    expect(commandOf('env dev', 'win32')).toMatchObject({ format: 'powershell' });
    expect(readArguments(['--user-data-dir=/x y', 'status'], 'linux').userData).toBe('/x y');
    expect(readArguments(['exec', 'dev', '--user-data-dir', '/x', '--', 'a'], 'linux').userData).toBe('/x');
  });

  it.each([
    ['frob', 'There is no command frob.'],
    ['--frob', "Unknown option '--frob'."],
    ['--json', 'Which command?'],
    ['exec', 'exec needs the name of a profile.'],
    ['exec dev', 'exec needs a command after --.'],
    ['exec dev --', 'exec needs a command after --.'],
    ['exec dev aws s3', 'Put -- before the command: -- aws …'],
    ['exec dev --json -- a', '--json does not go with exec.'],
    ['env', 'env needs the name of a profile.'],
    ['env dev --format xml', 'There is no format xml; there are posix, fish,'],
    ['env dev prod', 'prod is one word too many.'],
    ['env dev -- x', '-- does not go with env.'],
    ['status acme', 'acme is one word too many.'],
    ['env dev --device', '--device does not go with env.'],
    ['sign-in', 'sign-in needs the name of a session.'],
    ['sign-in acme --format json', '--format does not go with sign-in.'],
  ])('says what is wrong with: latchkey %s', (line, message) => {
    expect(() => commandOf(line)).toThrow(message);
    expect(() => commandOf(line)).toThrow(/ See: latchkey --help$/);
    expect(() => commandOf(line)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });

  it('documents every exit code', () => {
    for (const code of [0, 1, 2, 3, 4, 5, 125, 126, 127])
      expect(helpText).toMatch(new RegExp(`^ {2}${code} +\\w`, 'm'));
  });
});

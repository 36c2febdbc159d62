import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import type { ExchangeSource } from './token-arguments.ts';

const read = (line: string) => readArguments(`token exchange ${line}`.split(' ').filter(Boolean), 'linux');

describe('latchkey token exchange', () => {
  it.each<[string, ExchangeSource]>([
    ['--assertion-file a', { grant: 'jwt-bearer', assertionFile: 'a' }],
    ['--grant jwt-bearer --assertion-file -', { grant: 'jwt-bearer', assertionFile: '-' }],
    ['--subject-token-file=t', { grant: 'token-exchange', subjectTokenFile: 't' }],
    ['--grant token-exchange', { grant: 'token-exchange' }],
    ['--requested-token-type refresh_token', { grant: 'token-exchange', requestedTokenType: 'refresh_token' }],
    [
      '--code-file c --redirect-uri http://127.0.0.1/x --code-verifier-file v',
      {
        ...{ grant: 'authorization-code', codeFile: 'c', redirectUri: 'http://127.0.0.1/x' },
        codeVerifierFile: 'v',
      },
    ],
    ['--grant refresh-token', { grant: 'refresh-token' }],
  ])('asks with: %s', (options, source) => {
    expect(read(`reports ${options}`).command).toEqual({
      ...{ kind: 'token-exchange', application: 'reports', source, scopes: [], asJson: false, showToken: false },
    });
  });

  it('takes scopes, a form, and the user-data folder', () => {
    const { command, userData } = read(
      'reports --grant refresh-token --scope openid --scope aws --format json --show-token --user-data-dir /x',
    );
    expect(command).toMatchObject({ scopes: ['openid', 'aws'], asJson: true, showToken: true });
    expect(userData).toBe('/x');
    expect(readArguments(['--user-data-dir', '/x', 'token', '--help'], 'linux').command).toEqual({ kind: 'help' });
  });

  it.each([
    ['', 'token exchange needs the name of an application.'],
    ['reports', 'Say what to ask with: --assertion-file,'],
    ['reports --grant jwt-bearer', '--assertion-file is missing.'],
    ['reports --grant password', 'There is no grant password; there are jwt-bearer,'],
    ['reports --code-file c', '--redirect-uri is missing.'],
    ['reports --assertion-file a --subject-token-file t', 'These options belong to different grants.'],
    ['reports --grant refresh-token --assertion-file a', 'These options belong to different grants.'],
    ['reports --grant refresh-token --show-token', '--show-token goes with --format json only.'],
    ['reports --grant refresh-token --format xml', 'There is no format xml; there are text, json.'],
    ['reports --grant refresh-token --scope=', '--scope is missing its value.'],
    ['reports secret --grant refresh-token', 'secret is one word too many.'],
    ['reports --assertion secret', "Unknown option '--assertion'."],
  ])('says what is wrong with: %s', (line, message) => {
    expect(() => read(line)).toThrow(message);
    expect(() => read(line)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });

  it('is all there is after token', () => {
    expect(() => readArguments(['token'], 'linux')).toThrow('After token comes: exchange.');
    expect(() => readArguments(['token', 'exchange', 'x', '--', 'y'], 'linux')).toThrow(/-- does not go|one word/);
    expect(readArguments(['env', 'token'], 'linux').command).toMatchObject({ kind: 'env', profile: 'token' });
  });
});

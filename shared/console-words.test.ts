import { describe, expect, it } from 'vitest';
import type { ConsoleFrameState } from './console.ts';
import { consoleAdvice } from './console-words.ts';

const endsAt = new Date(2026, 4, 1, 14, 32).getTime();
const before = endsAt - 60_000;

const shown: ConsoleFrameState = {
  consoleId: '1',
  sessionName: 'Northwind',
  accountId: '111122223333',
  accountName: 'payments-prod',
  roleName: 'ReadOnly',
  color: 'blue',
  destination: { service: 'ec2', region: 'eu-west-1' },
  origin: 'https://eu-west-1.console.aws.amazon.com',
  secure: true,
  loopback: false,
  loading: false,
  canGoBack: false,
  atConsole: true,
  endsAt,
  downloadRefused: false,
};

describe('consoleAdvice', () => {
  it.each([
    [{ service: 'ec2', region: 'eu-west-1' }, 'Northwind · EC2 in eu-west-1 · ends at 14:32'],
    [{ service: 'iam' }, 'Northwind · IAM · ends at 14:32'],
    [{ region: 'eu-west-1' }, 'Northwind · eu-west-1 · ends at 14:32'],
    [{}, 'Northwind · ends at 14:32'],
  ])('says where %j is, and until when', (destination, text) => {
    expect(consoleAdvice({ ...shown, destination }, before)).toEqual({ kind: 'plain', text, moves: [] });
  });

  it.each<[string, Partial<ConsoleFrameState>, string, string[]]>([
    ['a refusal', { problem: { code: 'console-refused' }, failure: 'ERR_FAILED' }, 'refused: ', ['sign-in-again']],
    [
      'a missing sign-in',
      { problem: { code: 'sign-in-again' } },
      'Sign-in needed: ',
      ['show-session', 'sign-in-again'],
    ],
    ['a page that did not load', { failure: 'ERR_NAME_NOT_RESOLVED' }, 'The page did not load (ERR_NAME', ['reload']],
    ['another window', { offered: 'docs.aws.amazon.com' }, 'docs.aws.amazon.com', ['open-offered', 'dismiss-offered']],
    ['a download', { downloadRefused: true }, 'Downloads are off', []],
    ['a page elsewhere', { atConsole: false }, 'This page is not the console', ['sign-in-again']],
  ])('puts %s first', (_what, change, text, moves) => {
    const advice = consoleAdvice({ ...shown, ...change }, before);
    expect(advice.text).toContain(text);
    expect(advice.moves).toEqual(moves);
  });

  it('asks to sign in again once the credentials have ended', () => {
    expect(consoleAdvice(shown, endsAt)).toMatchObject({ kind: 'bad', moves: ['sign-in-again'] });
  });

  it('says nothing of a page on its way to the console', () => {
    expect(consoleAdvice({ ...shown, atConsole: false, loading: true }, before).kind).toBe('plain');
  });
});

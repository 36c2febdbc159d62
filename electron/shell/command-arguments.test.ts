import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { parseArgument } from './command-arguments.ts';

const session = { name: 'Northwind', startUrl: 'https://x.awsapps.com/start', region: 'eu-west-1' };
const role = { sessionId: '1', accountId: '123456789012', roleName: 'ReadOnly' };

describe('parseArgument', () => {
  it.each<[CommandName, unknown]>([
    ['addSession', session],
    ['addSession', { ...session, scopes: ['sso:account:access'] }],
    ['editSession', { ...session, id: '1' }],
    ['signIn', { id: '1' }],
    ['signIn', { id: '1', method: 'browser' }],
    ['addSession', { ...session, fips: true, dualStack: true }],
    ['addDemo', null],
    ['copyCredentials', role],
    ['copyCredentials', { ...role, what: 'powershell' }],
    ['copyCredentials', { ...role, what: 'session-token' }],
    ['changeSettings', {}],
    ['changeSettings', { copyFormat: 'fish', copyRegion: 'eu-west-1', clipboardLifetimeMs: 30_000 }],
    ['changeSettings', { copyRegion: '' }],
    ['changeSettings', { consoleIn: 'browser' }],
    ['changeSettings', { theme: 'dark' }],
    ['changeSettings', { quickPickShortcut: 'Control+Alt+K' }],
    ['changeSettings', { quickPickShortcut: '' }],
    ['holdShortcut', { isHeld: true }],
    ['takeTyped', { has: 'prod' }],
    ['closeQuickPick', null],
    ['answerProxy', { username: 'maya', password: 'horse' }],
    ['dismissProxyQuestion', null],
    ['openConsole', { role }],
    ['openConsole', { role, where: 'browser', by: 'portal', service: 'ec2', region: 'eu-west-1' }],
    ['copyConsoleLink', { role, service: 's3' }],
    ['steerConsole', { consoleId: '1', move: 'back' }],
    ['readBrowsers', null],
  ])('%s takes %j', (command, argument) => {
    expect(parseArgument[command](argument)).toEqual(argument);
  });

  it.each<[CommandName, unknown]>([
    ['addSession', null],
    ['addSession', { ...session, endpoints: { oidc: 'https://evil.example', portal: 'https://evil.example' } }],
    ['addSession', { ...session, name: 'x'.repeat(10_000) }],
    ['addSession', { ...session, fips: false }],
    ['editSession', session],
    ['signIn', undefined],
    ['signIn', 'id'],
    ['signIn', { id: 7 }],
    ['signIn', { id: '1', method: 'password' }],
    ['signIn', { id: '1', more: true }],
    ['addDemo', {}],
    ['copyCredentials', { ...role, accountId: '../../1' }],
    ['copyCredentials', { ...role, roleName: '' }],
    ['copyCredentials', { ...role, what: 'everything' }],
    ['changeSettings', { clipboardLifetimeMs: 1 }],
    ['changeSettings', { copyRegion: 'evil.example' }],
    ['changeSettings', { theme: 'pink' }],
    ['changeSettings', { sessions: [] }],
    ['changeSettings', { quickPickShortcut: 'K' }],
    ['answerProxy', { username: 'maya', password: '' }],
    ['answerProxy', { username: 'maya', password: 'horse', proxy: 'evil.example:1' }],
    ['openConsole', { role, service: '../evil' }],
    ['openConsole', { role, region: 'evil.example' }],
    ['openConsole', { role: { ...role, accountId: '1' } }],
    ['steerConsole', { consoleId: '1', move: 'https://evil.example' }],
  ])('%s refuses %j', (command, argument) => {
    expect(() => parseArgument[command](argument)).toThrow(AppError);
  });

  it('repeats nothing of what it refused', () => {
    expect(() => parseArgument.signIn({ id: 'aoaAAAAAG-token', more: 1 })).toThrow(/^unexpected$/);
  });
});

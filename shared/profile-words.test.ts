import { describe, expect, it } from 'vitest';
import { foundSessionWords, placeWords, profileKindWords, profileStateWords } from './profile-words.ts';

describe('placeWords', () => {
  it.each([
    ['/home/ana/.aws/config', '~/.aws/config'],
    ['/Users/ana/.aws/credentials', '~/.aws/credentials'],
    ['/root/.aws/config', '~/.aws/config'],
    ['C:\\Users\\Ana Lopez\\.aws\\config', '~\\.aws\\config'],
  ])('shortens %s', (file, short) => {
    expect(placeWords(file)).toBe(short);
    expect(placeWords(file, 12)).toBe(`${short}:12`);
  });

  it.each(['/tmp/x/.aws/config', '/home/ana/work/config', '/srv/home/ana/.aws/config'])('leaves %s whole', (file) => {
    expect(placeWords(file)).toBe(file);
  });
});

describe('words for profiles', () => {
  it('name the session, whatever its name holds', () => {
    expect(profileStateWords('sign-in', '$& Corp')).toBe('Needs a sign-in to $& Corp');
    expect(profileKindWords({ kind: 'sso-session', sessionName: 'corp' })).toBe('SSO session corp');
  });

  it('say who wrote them', () => {
    const ours = { owner: 's1', accountId: '1', roleName: 'Admin', part: 'profile' } as const;
    expect(profileKindWords({ kind: 'credential-process', ours })).toBe('Credential process, written by Latchkey');
  });

  it('label a legacy session', () => {
    expect(foundSessionWords({ kind: 'legacy' })).toMatch(/never renew/);
    expect(foundSessionWords({ kind: 'sso-session' })).toBe('SSO session');
  });
});

import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { awsPaths } from './paths.ts';

describe('the paths of AWS tools', () => {
  it('lie in the home folder', () => {
    expect(awsPaths({ HOME: '/home/ana' }, 'linux')).toEqual({
      config: '/home/ana/.aws/config',
      credentials: '/home/ana/.aws/credentials',
      tokenCache: '/home/ana/.aws/sso/cache',
    });
    expect(awsPaths({}, 'linux').config).toBe(join(homedir(), '.aws', 'config'));
  });

  it('move with the variables, the caches excepted', () => {
    const paths = awsPaths(
      { HOME: '/home/ana', AWS_CONFIG_FILE: '/etc/aws.ini', AWS_SHARED_CREDENTIALS_FILE: '~/keys' },
      'linux',
    );
    expect(paths).toMatchObject({ config: '/etc/aws.ini', credentials: '/home/ana/keys' });
    expect(paths.tokenCache).toBe('/home/ana/.aws/sso/cache');
  });

  it('take an empty variable for none, and a relative one from the working folder', () => {
    expect(awsPaths({ HOME: '/home/ana', AWS_CONFIG_FILE: '' }, 'linux').config).toBe('/home/ana/.aws/config');
    expect(awsPaths({ HOME: '/home/ana', AWS_CONFIG_FILE: 'here' }, 'linux').config).toBe(join(process.cwd(), 'here'));
  });

  it('go by USERPROFILE on Windows', () => {
    expect(awsPaths({ HOME: '/other', USERPROFILE: '/users/ana' }, 'win32').config).toBe('/users/ana/.aws/config');
  });
});

import { describe, expect, it } from 'vitest';
import { type ApplicationInput, checkApplication } from './applications.ts';
import { errorView } from './errors.ts';
import type { SsoSession } from './model.ts';

const session = (id: string, region: string): SsoSession => ({
  ...{ id, name: id, region, startUrl: `https://${id}.awsapps.com/start`, scopes: [] },
});
const sessions = [session('acme', 'us-east-1'), session('gov', 'us-gov-west-1')];

const good: ApplicationInput = {
  name: 'Reports',
  applicationArn: 'arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1234567890abcdef',
  region: 'eu-west-1',
  signer: { sessionId: 'acme', accountId: '111122223333', roleName: 'Admin' },
  grant: 'jwt-bearer',
};

const mistakeIn = (change: Partial<ApplicationInput>, ownId?: string) => {
  try {
    checkApplication({ ...good, ...change }, sessions, [{ ...good, id: 'other', name: 'Other' }], ownId);
    return undefined;
  } catch (error) {
    return errorView(error);
  }
};

describe('an application', () => {
  it('is kept without blanks around, and without a role that was left empty', () => {
    const typed = { name: ' Reports ', applicationArn: ` ${good.applicationArn} `, region: ' eu-west-1 ' };
    expect(checkApplication({ ...good, ...typed, identityRoleArn: ' ' }, sessions, [])).toEqual(good);
    const identityRoleArn = 'arn:aws:iam::444455556666:role/Reports';
    expect(checkApplication({ ...good, identityRoleArn }, sessions, [])).toEqual({ ...good, identityRoleArn });
  });

  it.each<[Partial<ApplicationInput>, object]>([
    [{ name: '' }, { code: 'name-missing' }],
    [{ name: 'Other' }, { code: 'name-taken', detail: 'Other' }],
    [{ signer: { ...good.signer, sessionId: 'gone' } }, { code: 'session-unknown' }],
    [{ applicationArn: 'apl-1234567890abcdef' }, { code: 'application-arn-malformed' }],
    [{ applicationArn: good.applicationArn.replace(':sso:', ':iam:') }, { code: 'application-arn-malformed' }],
    [{ applicationArn: good.applicationArn.replace('aws', 'aws-cn') }, { code: 'arn-partition', detail: 'aws' }],
    [{ signer: { ...good.signer, sessionId: 'gov' } }, { code: 'arn-partition', detail: 'aws-us-gov' }],
    [{ region: '' }, { code: 'region-missing' }],
    [{ region: 'cn-north-1' }, { code: 'arn-partition' }],
    [{ identityRoleArn: 'Reports' }, { code: 'role-arn-malformed' }],
    [{ identityRoleArn: 'arn:aws-cn:iam::444455556666:role/Reports' }, { code: 'arn-partition', detail: 'aws' }],
  ])('is refused for %j', (change, problem) => {
    expect(mistakeIn(change)).toMatchObject(problem);
  });

  it('may keep its own name', () => {
    expect(mistakeIn({ name: 'Other' }, 'other')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { type ChainedRole, refOfChainedRole } from '../../shared/chained-roles.ts';
import type { RoleRef } from '../../shared/model.ts';
import type { EngineSession } from './ports.ts';

const signedIn = async (session: EngineSession = northwind) => {
  const bed = createEngineBed(session === northwind ? {} : { region: session.region });
  await bed.engine.start([session]);
  await bed.signIn(session.id);
  const [account] = bed.engine.catalog(session.id).accounts.filter(({ roles }) => roles?.includes('ReadOnly'));
  if (account === undefined) throw new Error('nobody may read anything');
  const role: RoleRef = { sessionId: session.id, accountId: account.accountId, roleName: 'ReadOnly' };
  return { bed, role };
};

const inRegion = (region: string): EngineSession => ({ ...northwind, region });

describe('login', () => {
  it('leads to the console of the role, in the region of its session', async () => {
    const { bed, role } = await signedIn();
    const { address, endsAt } = await bed.engine.console.login(role, {});
    const { origin, pathname, searchParams } = new URL(address);
    expect(`${origin}${pathname}`).toBe('https://us-east-1.signin.aws.amazon.com/federation');
    expect([...searchParams.keys()]).toEqual(['Action', 'Issuer', 'Destination', 'SigninToken']);
    expect(searchParams.get('Issuer')).toBe(northwind.startUrl);
    expect(searchParams.get('Destination')).toBe(
      'https://us-east-1.console.aws.amazon.com/console/home?region=us-east-1',
    );
    expect(endsAt).toBe((await bed.engine.roleCredentials(role)).expiresAt);

    const led = await bed.simulator.fetch(new Request(address));
    expect(led.headers.get('location')).toMatch(/^\/console\/console\/home\?/);
    const page = await bed.simulator.fetch(
      new Request(`http://localhost${led.headers.get('location')}`, {
        headers: { cookie: led.headers.get('set-cookie')?.split(';')[0] ?? '' },
      }),
    );
    expect(await page.text()).toContain(role.accountId);
  });

  it('works for a role that another one assumes, for which AWS takes no duration', async () => {
    const { bed } = await signedIn();
    const publisher: ChainedRole = {
      id: 'publisher',
      name: 'Publisher',
      source: { sessionId: 'northwind', accountId: '221400981536', roleName: 'DataEngineer' },
      roleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
    };
    bed.chainedRoles.set(publisher.id, publisher);
    const { address } = await bed.engine.console.login(refOfChainedRole(publisher), {});
    const led = await bed.simulator.fetch(new Request(address));
    expect(led.headers.get('location')).toMatch(/^\/console\//);
  });

  it('keeps credentials out of the address it posts to', async () => {
    const { bed, role } = await signedIn();
    await bed.engine.console.login(role, {});
    const asked = bed.exchanges.filter(({ url }) => url.includes('signin'));
    expect(asked.map(({ url, operation }) => [url, operation])).toEqual([
      ['https://us-east-1.signin.aws.amazon.com/federation', 'POST /federation'],
    ]);
  });

  it.each([
    [{ service: 'ec2' }, 'https://us-east-1.console.aws.amazon.com/ec2/home?region=us-east-1'],
    [
      { service: 'lambda', region: 'eu-west-2' },
      'https://eu-west-2.console.aws.amazon.com/lambda/home?region=eu-west-2',
    ],
    [{ service: 'iam' }, 'https://us-east-1.console.aws.amazon.com/iam/home'],
    [
      { service: 'logs', region: 'eu-west-1' },
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups',
    ],
    [{ region: 'ap-south-1' }, 'https://ap-south-1.console.aws.amazon.com/console/home?region=ap-south-1'],
  ])('goes to %j', async (destination, url) => {
    const { bed, role } = await signedIn();
    const { address } = await bed.engine.console.login(role, destination);
    expect(new URL(address).searchParams.get('Destination')).toBe(url);
  });

  it.each([
    ['cn-north-1', 'https://cn-north-1.signin.amazonaws.cn', 'https://cn-north-1.console.amazonaws.cn'],
    [
      'us-gov-west-1',
      'https://us-gov-west-1.signin.amazonaws-us-gov.com',
      'https://us-gov-west-1.console.amazonaws-us-gov.com',
    ],
    [
      'eusc-de-east-1',
      'https://eusc-de-east-1.signin.amazonaws-eusc.eu',
      'https://eusc-de-east-1.console.amazonaws-eusc.eu',
    ],
  ])('stays in the partition of %s', async (region, signIn, consoleOrigin) => {
    const { bed, role } = await signedIn(inRegion(region));
    const { address } = await bed.engine.console.login(role, { service: 's3' });
    expect(new URL(address).origin).toBe(signIn);
    expect(new URL(address).searchParams.get('Destination')).toBe(`${consoleOrigin}/s3/home?region=${region}`);
    expect(bed.engine.console.origin(role.sessionId)).toBe(consoleOrigin);
    await expect(bed.engine.console.login(role, { region: 'eu-west-1' })).rejects.toMatchObject({
      code: 'arn-partition',
    });
  });

  it('goes where the environment says that sign-in is', async () => {
    const bed = createEngineBed({ environment: { AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:4711' } });
    await bed.engine.start([northwind]);
    await bed.signIn('northwind');
    const role = { sessionId: 'northwind', accountId: bed.engine.catalog('northwind').accounts[0]?.accountId ?? '' };
    const [roleName = ''] = bed.engine.catalog('northwind').accounts[0]?.roles ?? [];
    const { address } = await bed.engine.console.login({ ...role, roleName }, {});
    expect(new URL(address).origin).toBe('http://127.0.0.1:4711');
    expect(bed.engine.console.origin('northwind')).toBe('http://127.0.0.1:4711');
  });

  it.each([
    [{ kind: 'status', status: 400 }, 'console-refused'],
    [{ kind: 'status', status: 503 }, 'service-failed'],
    [{ kind: 'throttle' }, 'throttled'],
    [{ kind: 'malformed' }, 'service-failed'],
    [{ kind: 'drop' }, 'offline'],
  ] as const)('after %j says %s', async (fault, code) => {
    const { bed, role } = await signedIn();
    bed.simulator.control.faults.add({ route: 'GetSigninToken', ...fault });
    await expect(bed.engine.console.login(role, {})).rejects.toMatchObject({ code });
  });

  it('does not wait forever', async () => {
    const { bed, role } = await signedIn();
    await bed.engine.roleCredentials(role);
    bed.network.isServiceHanging = true;
    const login = expect(bed.engine.console.login(role, {})).rejects.toMatchObject({ code: 'timed-out' });
    await bed.clock.advance(11_000);
    await login;
  });
});

describe('link', () => {
  const role: RoleRef = { sessionId: 'northwind', accountId: '111122223333', roleName: 'Read+Only@x' };
  const linkFor = async (startUrl: string, destination = {}) => {
    const { engine } = createEngineBed();
    await engine.start([{ ...northwind, startUrl }]);
    return engine.console.link(role, destination);
  };

  it.each([
    ['https://acme.awsapps.com/start', 'https://acme.awsapps.com/start'],
    ['https://acme.awsapps.com/start/', 'https://acme.awsapps.com/start'],
    ['https://acme.awsapps.com/start/#/', 'https://acme.awsapps.com/start'],
    ['https://acme.awsapps.com/start#/?tab=accounts', 'https://acme.awsapps.com/start'],
    ['https://ssoins-1234.portal.us-east-1.app.aws', 'https://ssoins-1234.portal.us-east-1.app.aws'],
    ['https://start.us-gov-home.awsapps.com/directory/acme/', 'https://start.us-gov-home.awsapps.com/directory/acme'],
  ])('is below %s', async (startUrl, portal) => {
    expect(await linkFor(startUrl)).toBe(`${portal}/#/console?account_id=111122223333&role_name=Read%2BOnly%40x`);
  });

  it('names the destination that was asked for', async () => {
    expect(await linkFor('https://acme.awsapps.com/start', { service: 'sqs', region: 'eu-west-2' })).toBe(
      'https://acme.awsapps.com/start/#/console?account_id=111122223333&role_name=Read%2BOnly%40x' +
        '&destination=https%3A%2F%2Feu-west-2.console.aws.amazon.com%2Fsqs%2Fv3%2Fhome%3Fregion%3Deu-west-2',
    );
  });

  it('is missing for a role that another one assumes', async () => {
    const { engine } = createEngineBed();
    await engine.start([northwind]);
    expect(() => engine.console.link({ ...role, chainedRoleId: 'deploy' }, {})).toThrow('console-link-missing');
  });
});

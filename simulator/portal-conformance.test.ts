import { describe, expect, it } from 'vitest';
import { generateDirectory } from './generated-directory.ts';
import { createTrial, recordsIn, type TrialAnswer, textIn } from './trial.ts';

const noAccess = { message: 'No access', __type: 'com.amazonaws.switchboard.portal#ForbiddenException' };
const unassigned = '111122223333';

const refusal = ({ status, body }: TrialAnswer): string => `${status} ${textIn(body, '__type').replace(/^.*#/, '')}`;

describe('access tokens', () => {
  const calls: readonly [string, string, Readonly<Record<string, string>>][] = [
    ['ListAccounts', '/assignment/accounts', {}],
    ['ListAccountRoles', '/assignment/roles', { account_id: unassigned }],
    ['GetRoleCredentials', '/federation/credentials', { account_id: unassigned, role_name: 'ReadOnly' }],
  ];

  it.each(calls)('S31 %s refuses missing, unknown, expired and logged-out tokens', async (_, path, query) => {
    const trial = createTrial({ accessTokenSeconds: 60 });
    const expired = await trial.signIn();
    trial.clock.advance(60_000);
    const loggedOut = await trial.signIn();
    await trial.logout(loggedOut.accessToken);
    for (const token of [
      undefined,
      '',
      'aoa-nothing',
      `Bearer ${expired.accessToken}`,
      expired.accessToken,
      loggedOut.accessToken,
    ]) {
      const answer = await trial.portal(path, token, query);
      expect(refusal(answer)).toBe('401 UnauthorizedException');
      expect(answer.body.message).toBe('Session token not found or invalid');
    }
  });

  it('S31 refuses a revoked token, and any token at the host of another region', async () => {
    const { simulator, signIn, portal } = createTrial();
    const { accessToken } = await signIn();
    const listAt = (host: string) =>
      simulator.fetch(
        new Request(`https://${host}/assignment/accounts`, { headers: { 'x-amz-sso_bearer_token': accessToken } }),
      );
    expect((await listAt('portal.sso.us-east-1.amazonaws.com')).status).toBe(200);
    expect((await listAt('portal.sso.eu-west-1.amazonaws.com')).status).toBe(401);
    simulator.control.revokeSessions();
    expect(refusal(await portal('/assignment/accounts', accessToken))).toBe('401 UnauthorizedException');
  });

  it('S31 accepts tokens without scopes, but none with only the scopes of other applications', async () => {
    const trial = createTrial();
    const legacy = await trial.signIn('maya', { scopes: [] });
    expect((await trial.portal('/assignment/accounts', legacy.accessToken)).status).toBe(200);
    const other = await trial.signIn('maya', { scopes: ['codewhisperer:completions'] });
    expect(refusal(await trial.portal('/assignment/accounts', other.accessToken))).toBe('403 ForbiddenException');
  });
});

describe('ListAccounts', () => {
  it('S32 lists accounts with 12-digit ids, and a nextToken only when there is more', async () => {
    const trial = createTrial();
    const { accessToken } = await trial.signIn('maya');
    const { status, body } = await trial.portal('/assignment/accounts', accessToken);
    expect(status).toBe(200);
    const accounts = recordsIn(body, 'accountList');
    expect(accounts).toHaveLength(12);
    expect(body.nextToken).toBeNull();
    for (const account of accounts) {
      expect(account).toEqual({
        accountId: expect.stringMatching(/^\d{12}$/),
        accountName: expect.any(String),
        emailAddress: expect.stringContaining('@'),
      });
    }
    expect(accounts.map(({ accountId }) => accountId)).toContain('007199342208');
    const first = await trial.portal('/assignment/accounts', accessToken, { max_result: '11' });
    expect(first.body.nextToken).toEqual(expect.any(String));
    const exactly = await trial.portal('/assignment/accounts', accessToken, { max_result: '12' });
    expect(exactly.body.nextToken).toBeNull();
  });

  it.each(['0', '101', '1000', '-1', 'ten', '1.5', '', ' 5', '1e1', '+5'])(
    'S33 refuses max_result "%s"',
    async (maxResult) => {
      const trial = createTrial();
      const { accessToken } = await trial.signIn();
      const answer = await trial.portal('/assignment/accounts', accessToken, { max_result: maxResult });
      expect(refusal(answer)).toBe('400 InvalidRequestException');
    },
  );

  it('S33 honours max_result from 1 to 100', async () => {
    const trial = createTrial({ directory: generateDirectory({ accounts: 150, roles: 1 }), defaultPageSize: 20 });
    const { accessToken } = await trial.signIn();
    const listed = async (query: Readonly<Record<string, string>>) =>
      recordsIn((await trial.portal('/assignment/accounts', accessToken, query)).body, 'accountList').length;
    expect(await listed({ max_result: '1' })).toBe(1);
    expect(await listed({ max_result: '100' })).toBe(100);
    expect(await listed({})).toBe(20);
  });

  it('S34 following next_token yields each account exactly once', async () => {
    const directory = generateDirectory({ accounts: 47, roles: 2, seed: 5 });
    const trial = createTrial({ directory });
    const { accessToken } = await trial.signIn();
    const seen: unknown[] = [];
    const tokens: string[] = [];
    let query: Readonly<Record<string, string>> = { max_result: '10' };
    do {
      const { body } = await trial.portal('/assignment/accounts', accessToken, query);
      seen.push(...recordsIn(body, 'accountList').map(({ accountId }) => accountId));
      if (body.nextToken === null) break;
      tokens.push(textIn(body, 'nextToken'));
      query = { max_result: '10', next_token: textIn(body, 'nextToken') };
    } while (seen.length < 100);
    expect(seen).toEqual(directory.accounts.map(({ accountId }) => accountId).sort());
    expect(tokens).toHaveLength(4);
    expect(tokens.every((token) => token.includes('+') && token.includes('/'))).toBe(true);
  });

  it('S34 loses and repeats nothing when accounts change between two pages', async () => {
    const trial = createTrial();
    const { accessToken } = await trial.signIn('maya');
    const first = await trial.portal('/assignment/accounts', accessToken, { max_result: '5' });
    const last = textIn(recordsIn(first.body, 'accountList').at(-1) ?? {}, 'accountId');
    trial.simulator.control.removeAccount(last);
    const next = { next_token: textIn(first.body, 'nextToken') };
    const rest = await trial.portal('/assignment/accounts', accessToken, next);
    expect(recordsIn(rest.body, 'accountList')).toHaveLength(7);
  });

  it('S34 refuses a foreign next_token', async () => {
    const trial = createTrial();
    const maya = await trial.signIn('maya');
    const auditor = await trial.signIn('auditor');
    const { body } = await trial.portal('/assignment/accounts', maya.accessToken, { max_result: '2' });
    const token = textIn(body, 'nextToken');
    const answers = [
      await trial.portal('/assignment/accounts', maya.accessToken, { next_token: 'bm90IG91cnM=' }),
      await trial.portal('/assignment/accounts', maya.accessToken, { next_token: '' }),
      await trial.portal('/assignment/accounts', maya.accessToken, { next_token: token.replaceAll('+', ' ') }),
      await trial.portal('/assignment/accounts', auditor.accessToken, { next_token: token }),
      await trial.portal('/assignment/roles', maya.accessToken, { next_token: token, account_id: '412055367781' }),
    ];
    expect(answers.map(refusal)).toEqual(answers.map(() => '400 InvalidRequestException'));
  });
});

describe('ListAccountRoles', () => {
  it('S35 lists the roles of an account, an empty list where none is assigned in it', async () => {
    const trial = createTrial();
    const { accessToken } = await trial.signIn('maya');
    const listed = async (accountId: string) =>
      (await trial.portal('/assignment/roles', accessToken, { account_id: accountId })).body;
    expect(await listed('007199342208')).toEqual({
      nextToken: null,
      roleList: ['AdministratorAccess', 'BreakGlass', 'ReadOnly'].map((roleName) => ({
        roleName,
        accountId: '007199342208',
      })),
    });
    expect(recordsIn(await listed('990274615530'), 'roleList')).toEqual([]);
  });

  it('S35 refuses a call without account_id or with one that is none', async () => {
    const trial = createTrial();
    const { accessToken } = await trial.signIn();
    for (const query of [{}, { account_id: '7199342208' }, { account_id: 'payments' }] as const) {
      expect(refusal(await trial.portal('/assignment/roles', accessToken, query))).toBe('400 InvalidRequestException');
    }
  });

  it('S35 refuses an unassigned account, or lists nothing by setting', async () => {
    const strict = createTrial();
    const first = await strict.signIn();
    const answer = await strict.portal('/assignment/roles', first.accessToken, { account_id: unassigned });
    expect([answer.status, answer.body]).toEqual([403, noAccess]);
    const mild = createTrial({ unassignedAccountRoles: 'empty' });
    const second = await mild.signIn();
    const { body } = await mild.portal('/assignment/roles', second.accessToken, { account_id: unassigned });
    expect(body.roleList).toEqual([]);
  });

  it('S35 pages roles too', async () => {
    const trial = createTrial({ directory: generateDirectory({ accounts: 1, roles: 20 }) });
    const { accessToken } = await trial.signIn();
    const accounts = await trial.portal('/assignment/accounts', accessToken);
    const accountId = textIn(recordsIn(accounts.body, 'accountList')[0] ?? {}, 'accountId');
    const first = await trial.portal('/assignment/roles', accessToken, { account_id: accountId, max_result: '15' });
    const second = await trial.portal('/assignment/roles', accessToken, {
      account_id: accountId,
      next_token: textIn(first.body, 'nextToken'),
    });
    const names = [first, second].flatMap(({ body }) => recordsIn(body, 'roleList')).map(({ roleName }) => roleName);
    expect(new Set(names).size).toBe(20);
    expect(second.body.nextToken).toBeNull();
  });
});

describe('GetRoleCredentials', () => {
  const role = { account_id: '412055367781', role_name: 'ReadOnly' };

  it('S36 answers with four members and an expiration in milliseconds', async () => {
    const trial = createTrial();
    const { accessToken } = await trial.signIn();
    const { status, body } = await trial.portal('/federation/credentials', accessToken, role);
    expect(status).toBe(200);
    expect(body).toEqual({
      roleCredentials: {
        accessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
        secretAccessKey: expect.stringMatching(/^[\w+/]{40}$/),
        sessionToken: expect.stringMatching(/^IQoJ/),
        expiration: trial.clock.now() + 3_600_000,
      },
    });
  });

  it('S37 refuses an unassigned role and leaves the token valid', async () => {
    const trial = createTrial();
    const { accessToken } = await trial.signIn('tomas');
    for (const query of [
      { account_id: '883011204467', role_name: 'AdministratorAccess' },
      { account_id: '883011204467', role_name: 'NoSuchRole' },
      { account_id: unassigned, role_name: 'ReadOnly' },
    ]) {
      const answer = await trial.portal('/federation/credentials', accessToken, query);
      expect([answer.status, answer.body]).toEqual([403, noAccess]);
    }
    expect((await trial.portal('/assignment/accounts', accessToken)).status).toBe(200);
  });

  it('S37 follows assignments as they change', async () => {
    const trial = createTrial();
    const { accessToken } = await trial.signIn('maya');
    const ask = async () => (await trial.portal('/federation/credentials', accessToken, role)).status;
    expect(await ask()).toBe(200);
    trial.simulator.control.unassign('maya', role.account_id, role.role_name);
    expect(await ask()).toBe(403);
    trial.simulator.control.assign('maya', role.account_id, role.role_name);
    expect(await ask()).toBe(200);
  });

  it.each([{}, { account_id: role.account_id }, { role_name: role.role_name }])(
    'refuses the query %j',
    async (query) => {
      const trial = createTrial();
      const { accessToken } = await trial.signIn();
      const answer = await trial.portal('/federation/credentials', accessToken, query);
      expect(refusal(answer)).toBe('400 InvalidRequestException');
    },
  );
});

describe('rate and end', () => {
  it('S38 refuses a burst above the rate, and recovers', async () => {
    const trial = createTrial({ portalCallsPerSecond: 5 });
    const { accessToken } = await trial.signIn();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => trial.portal('/assignment/accounts', accessToken)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.slice(10).map(refusal)).toEqual(['429 TooManyRequestsException', '429 TooManyRequestsException']);
    trial.clock.advance(200);
    expect((await trial.portal('/assignment/accounts', accessToken)).status).toBe(200);
    expect((await trial.portal('/assignment/accounts', accessToken)).status).toBe(429);
  });

  it('S39 logout answers 200 with nothing, ends both tokens and spares role credentials', async () => {
    const trial = createTrial();
    const { client, accessToken, refreshToken } = await trial.signIn();
    const issued = await trial.portal('/federation/credentials', accessToken, {
      account_id: '412055367781',
      role_name: 'ReadOnly',
    });
    const accessKeyId = textIn(Object(issued.body.roleCredentials), 'accessKeyId');
    const answer = await trial.logout(accessToken);
    expect([answer.status, answer.body]).toEqual([200, {}]);
    expect((await trial.portal('/assignment/accounts', accessToken)).status).toBe(401);
    expect((await trial.refresh(client, refreshToken)).body.error).toBe('invalid_grant');
    expect((await trial.logout(accessToken)).status).toBe(401);
    expect(trial.simulator.control.isRoleCredentialValid(accessKeyId)).toBe(true);
    trial.clock.advance(3_600_000);
    expect(trial.simulator.control.isRoleCredentialValid(accessKeyId)).toBe(false);
  });

  it("S39 logout of one person leaves another's sign-in alone", async () => {
    const trial = createTrial();
    const maya = await trial.signIn('maya');
    const alsoMaya = await trial.signIn('maya');
    await trial.logout(maya.accessToken);
    expect((await trial.portal('/assignment/accounts', alsoMaya.accessToken)).status).toBe(200);
  });
});

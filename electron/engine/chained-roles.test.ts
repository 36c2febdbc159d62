import { describe, expect, it } from 'vitest';
import { identityOf } from '../../e2e/caller-identity.ts';
import { createEngineBed, type EngineBed, northwind } from '../../e2e/engine-bed.ts';
import { type ChainedRole, refOfChainedRole } from '../../shared/chained-roles.ts';
import type { RoleRef } from '../../shared/model.ts';
import { hourMs, minuteMs } from '../../shared/time.ts';
import { marginForTools } from './access-token.ts';

const dataEngineer: RoleRef = { sessionId: 'northwind', accountId: '221400981536', roleName: 'DataEngineer' };
const readOnly: RoleRef = { sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' };

const publisher: ChainedRole = {
  id: 'publisher',
  name: 'Publisher',
  source: dataEngineer,
  roleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
};
const inspector: ChainedRole = {
  id: 'inspector',
  name: 'Inspector',
  source: refOfChainedRole(publisher),
  roleArn: 'arn:aws:iam::635920478811:role/NetworkInspector',
  roleSessionName: 'maya@example',
  durationSeconds: 900,
};
const audit: ChainedRole = {
  id: 'audit',
  name: 'Audit export',
  source: readOnly,
  roleArn: 'arn:aws:iam::412055367781:role/audit/PaymentsAuditExport',
  externalId: 'northwind-audit-2026',
};

const signedInBed = async (...roles: readonly ChainedRole[]): Promise<EngineBed> => {
  const bed = createEngineBed();
  for (const role of roles) bed.chainedRoles.set(role.id, role);
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  return bed;
};

const assumptions = (bed: EngineBed) =>
  (bed.protocols.get('northwind') ?? []).filter(
    (entry) => entry.kind === 'exchange' && entry.operation === 'AssumeRole',
  );

describe('chained roles', () => {
  it('are assumed with the credentials of a permission set, named after the session', async () => {
    const bed = await signedInBed(publisher);
    const credentials = await bed.engine.roleCredentials(refOfChainedRole(publisher));
    expect(await identityOf(bed, credentials)).toBe(
      'arn:aws:sts::264718039925:assumed-role/DataLakePublisher/latchkey-Northwind',
    );
    expect(credentials.expiresAt - bed.clock.now()).toBe(hourMs);
  });

  it('lead through each other, with their own session name and duration', async () => {
    const bed = await signedInBed(publisher, inspector);
    const credentials = await bed.engine.roleCredentials(refOfChainedRole(inspector));
    expect(await identityOf(bed, credentials)).toBe(
      'arn:aws:sts::635920478811:assumed-role/NetworkInspector/maya@example',
    );
    expect(credentials.expiresAt - bed.clock.now()).toBe(15 * minuteMs);
  });

  it('are asked for with their external id, in their own region', async () => {
    const bed = await signedInBed({ ...audit, region: 'eu-west-1' });
    const credentials = await bed.engine.roleCredentials(refOfChainedRole(audit));
    expect(await identityOf(bed, credentials)).toMatch(/assumed-role\/PaymentsAuditExport\//);
    expect(bed.exchanges.at(-1)?.url).toBe('https://sts.eu-west-1.amazonaws.com/');
    expect(assumptions(bed)).toEqual([
      expect.objectContaining({
        ...{ outcome: 'answered', host: 'sts.eu-west-1.amazonaws.com', lifeMs: hourMs },
        ...{ accountId: '412055367781', roleName: 'PaymentsAuditExport' },
      }),
    ]);
  });

  it('are kept until the margin before their end, and asked for once by many at a time', async () => {
    const bed = await signedInBed(publisher);
    const role = refOfChainedRole(publisher);
    const [first, second] = await Promise.all([bed.engine.roleCredentials(role), bed.engine.roleCredentials(role)]);
    expect(second).toEqual(first);
    await bed.clock.advance(45 * minuteMs);
    expect(await bed.engine.roleCredentials(role)).toEqual(first);
    expect(await bed.engine.roleCredentials(role, marginForTools)).not.toEqual(first);
    expect(assumptions(bed)).toHaveLength(2);
  });

  it('are forgotten with the sign-out, and when something in the chain was changed', async () => {
    const bed = await signedInBed(publisher, inspector);
    const role = refOfChainedRole(inspector);
    const first = await bed.engine.roleCredentials(role);
    bed.chainedRoles.set(publisher.id, { ...publisher, roleSessionName: 'another' });
    expect(await bed.engine.roleCredentials(role)).not.toEqual(first);
    await bed.engine.signOut('northwind');
    await expect(bed.engine.roleCredentials(role)).rejects.toMatchObject({ code: 'sign-in-needed-to-copy' });
  });

  it.each<[string, ChainedRole, object]>([
    ['not trusted', { ...publisher, source: readOnly }, { code: 'assume-role-refused', detail: publisher.roleArn }],
    ['a wrong external id', { ...audit, externalId: 'no' }, { code: 'assume-role-refused', detail: audit.roleArn }],
    ['too long', { ...publisher, durationSeconds: 7200 }, { code: 'assume-role-invalid', detail: publisher.roleArn }],
    ['a source not assigned', { ...publisher, source: { ...readOnly, roleName: 'None' } }, { code: 'no-access' }],
    ['a source removed', { ...publisher, source: refOfChainedRole(inspector) }, { code: 'chained-role-unknown' }],
    ['its own source', { ...publisher, source: refOfChainedRole(publisher) }, { code: 'chain-cyclic' }],
  ])('say why not: %s', async (_, role, problem) => {
    const bed = await signedInBed(role);
    await expect(bed.engine.roleCredentials(refOfChainedRole(role))).rejects.toMatchObject(problem);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in' });
  });

  it.each<[string, RoleRef]>([
    ['account', { ...refOfChainedRole(publisher), accountId: audit.source.accountId }],
    ['role name', { ...refOfChainedRole(publisher), roleName: 'ReadOnly' }],
    ['session', { ...refOfChainedRole(publisher), sessionId: 'fabrikam' }],
  ])('are not given under the name of another role: %s', async (_, role) => {
    const bed = await signedInBed(publisher);
    await expect(bed.engine.roleCredentials(role)).rejects.toMatchObject({ code: 'chained-role-unknown' });
    expect(assumptions(bed)).toEqual([]);
  });

  it('fetch the credentials of their source afresh once when STS does not take them', async () => {
    const bed = await signedInBed(publisher);
    await bed.engine.roleCredentials(dataEngineer);
    bed.simulator.control.faults.add({
      route: 'AssumeRole',
      kind: 'status',
      status: 403,
      error: 'ExpiredToken',
      times: 1,
    });
    const credentials = await bed.engine.roleCredentials(refOfChainedRole(publisher));
    expect(await identityOf(bed, credentials)).toMatch(/DataLakePublisher/);
    expect(bed.exchangesOf('GET /federation/credentials')).toHaveLength(2);
  });

  it('try again when STS fails in passing, and give up after the third time', async () => {
    const bed = await signedInBed(publisher);
    const takeBack = bed.simulator.control.faults.add({ route: 'AssumeRole', kind: 'status', status: 500 });
    const failing = bed.engine.roleCredentials(refOfChainedRole(publisher));
    const failed = expect(failing).rejects.toMatchObject({ code: 'service-failed' });
    await bed.clock.advance(5_000);
    await failed;
    expect(assumptions(bed)).toHaveLength(3);
    takeBack();
    expect(await bed.engine.roleCredentials(refOfChainedRole(publisher))).toMatchObject({
      expiresAt: bed.clock.now() + hourMs,
    });
  });

  it('work with a clock that is a day off', async () => {
    const bed = createEngineBed();
    bed.network.serviceAheadMs = 24 * hourMs;
    bed.chainedRoles.set(publisher.id, publisher);
    await bed.engine.start([northwind]);
    await bed.signIn('northwind');
    expect(await bed.engine.roleCredentials(refOfChainedRole(publisher))).toMatchObject({
      accessKeyId: expect.stringMatching(/^ASIA/),
    });
  });
});

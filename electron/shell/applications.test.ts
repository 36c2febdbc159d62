import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import type { ApplicationInput } from '../../shared/applications.ts';
import { createApplications } from './applications.ts';
import { createState } from './state.ts';
import { createFindExchange } from './token-exchange.ts';

const reports: ApplicationInput = {
  name: 'Reports',
  applicationArn: 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-5f2c81d09ab34e67',
  region: 'us-east-1',
  signer: { sessionId: 'northwind', accountId: '221400981536', roleName: 'DataEngineer' },
  grant: 'jwt-bearer',
};

const createBed = async () => {
  const bed = createEngineBed();
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  const view = { session: northwind, status: { kind: 'signed-out' }, sync: { kind: 'never' } } as const;
  const state = createState({ ...emptyState, sessions: [view] }, () => 'notice');
  const applications = createApplications({ state, engine: bed.engine, newId: () => 'reports' });
  const id = applications.add(reports);
  const assertion = () => bed.simulator.control.issueAssertion('tomas');
  return { bed, state, applications, id, assertion };
};

describe('applications', () => {
  it('are found by id and name, and show their token', async () => {
    const { bed, state, applications, id, assertion } = await createBed();
    expect(applications.require('Reports')).toEqual(applications.require(id));
    expect(() => applications.require('none')).toThrow(expect.objectContaining({ code: 'application-unknown' }));
    const { token } = await applications.exchange(id, { grant: 'jwt-bearer', assertion: assertion() });
    applications.show(id, bed.applicationViews.get(id));
    expect(state.read().applications).toEqual([{ application: { ...reports, id }, token }]);
    applications.show(id, undefined);
    expect(state.read().applications).toEqual([{ application: { ...reports, id } }]);
  });

  it('keep their token under another name, and lose it with another ARN, region or signing session', async () => {
    const { bed, state, applications, id, assertion } = await createBed();
    await applications.exchange(id, { grant: 'jwt-bearer', assertion: assertion() });
    await applications.edit(id, { ...reports, name: 'Figures', grant: 'token-exchange' });
    expect(bed.applicationTokens.has(id)).toBe(true);
    expect(state.read().applications[0]?.application).toEqual({
      ...reports,
      id,
      name: 'Figures',
      grant: 'token-exchange',
    });
    await applications.edit(id, { ...reports, region: 'eu-west-1' });
    expect(bed.applicationTokens.has(id)).toBe(false);
  });

  it('are removed with their token', async () => {
    const { bed, state, applications, id, assertion } = await createBed();
    await applications.exchange(id, { grant: 'jwt-bearer', assertion: assertion() });
    await applications.remove(id);
    expect([bed.applicationTokens.size, state.read().applications]).toEqual([0, []]);
  });
});

describe('an exchange for the command line', () => {
  const found = async () => {
    const { bed, applications, assertion } = await createBed();
    const find = createFindExchange({ applications, sessions: { require: () => northwind } });
    return { bed, find, assertion };
  };

  it('shows the token only where that was asked for', async () => {
    const { bed, find, assertion } = await found();
    const request = { grant: 'jwt-bearer', assertion: assertion() };
    const exchange = find({ application: 'Reports', request, showToken: false });
    expect(exchange).toMatchObject({ application: 'Reports', signer: reports.signer, sessionName: 'Northwind' });
    const answer = await exchange.run();
    expect(answer).toMatchObject({ application: 'Reports', hasIdentityContext: true, isRefreshable: true });
    const secret = bed.applicationTokens.get('reports')?.accessToken ?? '';
    expect(secret).not.toBe('');
    expect(JSON.stringify(answer)).not.toContain(secret);
    const shown = await find({ application: 'reports', request: { grant: 'refresh-token' }, showToken: true }).run();
    expect(shown.accessToken).toBe(bed.applicationTokens.get('reports')?.accessToken);
  });

  it.each([
    undefined,
    {},
    { application: 'Reports', request: { grant: 'password' }, showToken: false },
    { application: 'Reports', request: { grant: 'jwt-bearer' }, showToken: false },
    { application: 'Reports', request: { grant: 'refresh-token', more: 1 }, showToken: false },
    { application: 'Reports', request: { grant: 'refresh-token' } },
  ])('is not understood: %j', async (body) => {
    const { find } = await found();
    expect(() => find(body)).toThrow(expect.objectContaining({ code: 'unexpected' }));
  });
});

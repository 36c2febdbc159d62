import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { Application } from '../../shared/applications.ts';
import { refOfChainedRole } from '../../shared/chained-roles.ts';
import type { SessionView } from '../../shared/model.ts';
import { createChainedRoles } from './chained-roles.ts';
import { createState } from './state.ts';

const acme: SessionView = {
  session: { id: 'acme', name: 'Acme', startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1', scopes: [] },
  status: { kind: 'signed-out' },
  sync: { kind: 'never' },
};
const deploy = {
  name: 'Deploy',
  source: { sessionId: 'acme', accountId: '111122223333', roleName: 'Admin' },
  roleArn: 'arn:aws:iam::444455556666:role/Deploy',
};

const createBed = () => {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const state = createState({ ...emptyState, sessions: [acme] }, newId);
  const roles = createChainedRoles({ state, newId, accountNameOf: ({ accountId }) => `name of ${accountId}` });
  const refOf = (id: string) => {
    const found = state.read().chainedRoles.find((role) => role.id === id);
    if (found === undefined) throw new Error(`there is no ${id}`);
    return refOfChainedRole(found);
  };
  /** Two roles in a row, an application that signs with the first, and both used lately. */
  const fill = () => {
    const first = roles.add(deploy);
    const second = roles.add({ ...deploy, name: 'Through it', source: refOf(first) });
    const application: Application = {
      ...{ id: 'reports', name: 'Reports', region: 'us-east-1', signer: refOf(first), grant: 'jwt-bearer' },
      applicationArn: 'arn:aws:sso::111122223333:application/ssoins-1/apl-1',
    };
    const recent = (id: string) => ({ ...refOf(id), accountName: 'shop', usedAt: 1, frecentAt: 1 });
    state.change({ applications: [{ application }], recentRoles: [recent(first), recent(second)] });
    return { first, second };
  };
  return { state, roles, refOf, fill };
};

describe('chained roles', () => {
  it('are added and checked against each other', () => {
    const { state, roles } = createBed();
    const id = roles.add(deploy);
    expect(state.read().chainedRoles).toEqual([{ ...deploy, id }]);
    expect(() => roles.add(deploy)).toThrow(expect.objectContaining({ code: 'name-taken' }));
    expect(() => roles.edit('none', deploy)).toThrow(expect.objectContaining({ code: 'chained-role-unknown' }));
  });

  it('take along who has their credentials when their ARN changes', () => {
    const { state, roles, refOf, fill } = createBed();
    const { first, second } = fill();
    roles.edit(first, { ...deploy, roleArn: 'arn:aws:iam::777788889999:role/Other' });
    expect(refOf(first)).toMatchObject({ accountId: '777788889999', roleName: 'Other', chainedRoleId: first });
    const { chainedRoles, applications, recentRoles } = state.read();
    expect(chainedRoles.find(({ id }) => id === second)?.source).toEqual(refOf(first));
    expect(applications[0]?.application.signer).toEqual(refOf(first));
    expect(recentRoles.map(({ chainedRoleId }) => chainedRoleId)).toEqual([second]);
  });

  it('keep their stars, with the account that they are in then', () => {
    const { state, roles, refOf, fill } = createBed();
    const { first, second } = fill();
    state.change({ favourites: [first, second].map((id) => ({ ...refOf(id), accountName: 'shop' })) });
    roles.edit(first, { ...deploy, roleArn: 'arn:aws:iam::777788889999:role/Other' });
    expect(state.read().favourites).toEqual([
      { ...refOf(first), accountName: 'name of 777788889999' },
      { ...refOf(second), accountName: 'shop' },
    ]);
  });

  it('take everything behind them along to another session', () => {
    const { state, roles, refOf, fill } = createBed();
    const { first, second } = fill();
    const third = roles.add({ ...deploy, name: 'Through both', source: refOf(second) });
    const session = { ...acme.session, id: 'other', name: 'Other' };
    state.addSession({ ...acme, session });
    roles.edit(first, { ...deploy, source: { ...deploy.source, sessionId: 'other' } });
    const { chainedRoles, applications, recentRoles } = state.read();
    expect(chainedRoles.map(({ source }) => source.sessionId)).toEqual(['other', 'other', 'other']);
    expect(chainedRoles.find(({ id }) => id === third)?.source).toEqual(refOf(second));
    expect(applications[0]?.application.signer).toEqual(refOf(first));
    expect(recentRoles).toEqual([]);
  });

  it('stay while something needs their credentials, and leave nothing behind', () => {
    const { state, roles, fill } = createBed();
    const { first, second } = fill();
    expect(() => roles.remove(first)).toThrow(
      expect.objectContaining({ code: 'chained-role-in-use', detail: 'Through it' }),
    );
    roles.remove(second);
    expect(() => roles.remove(first)).toThrow(
      expect.objectContaining({ code: 'chained-role-in-use', detail: 'Reports' }),
    );
    state.change({ applications: [] });
    roles.remove(first);
    expect(state.read()).toMatchObject({ chainedRoles: [], recentRoles: [] });
  });

  it('go with their session', () => {
    const { state, fill } = createBed();
    fill();
    state.removeSession('acme');
    expect(state.read()).toMatchObject({ chainedRoles: [], applications: [], recentRoles: [] });
  });
});

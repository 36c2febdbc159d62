import { describe, expect, it } from 'vitest';
import {
  type ChainedRole,
  type ChainedRoleInput,
  chainOf,
  checkChainedRole,
  deepestChain,
  refOfChainedRole,
} from './chained-roles.ts';
import { type ErrorView, errorView } from './errors.ts';
import type { SsoSession } from './model.ts';

const session = (id: string, region: string): SsoSession => ({
  ...{ id, name: id, region, startUrl: `https://${id}.awsapps.com/start`, scopes: [] },
});
const sessions = [session('acme', 'us-east-1'), session('gov', 'us-gov-west-1')];

const good: ChainedRoleInput = {
  name: 'Deploy',
  source: { sessionId: 'acme', accountId: '111122223333', roleName: 'Admin' },
  roleArn: 'arn:aws:iam::444455556666:role/tools/Deploy',
};

const chained = (id: string, change: Partial<ChainedRole> = {}): ChainedRole => ({ ...good, id, name: id, ...change });

/** Each has the one before it as its source. */
const chainOfLength = (length: number): readonly ChainedRole[] => {
  const roles: ChainedRole[] = [];
  for (let index = 0; index < length; index += 1) {
    const before = roles.at(-1);
    roles.push(chained(`role-${index}`, before === undefined ? {} : { source: refOfChainedRole(before) }));
  }
  return roles;
};

const mistakeIn = (
  change: Partial<ChainedRoleInput>,
  roles: readonly ChainedRole[] = [],
  ownId?: string,
): ErrorView | undefined => {
  try {
    checkChainedRole({ ...good, ...change }, sessions, roles, ownId);
    return undefined;
  } catch (error) {
    return errorView(error);
  }
};

describe('a chained role', () => {
  it('is kept without blanks around, and without what was left empty', () => {
    const typed = { name: ' Deploy ', roleArn: ` ${good.roleArn} `, externalId: ' ', roleSessionName: '', region: ' ' };
    expect(checkChainedRole({ ...good, ...typed }, sessions, [])).toEqual(good);
    const full = { externalId: 'a:b/c', roleSessionName: 'ana@example', durationSeconds: 900, region: 'eu-west-1' };
    expect(checkChainedRole({ ...good, ...full }, sessions, [])).toEqual({ ...good, ...full });
  });

  it.each<[Partial<ChainedRoleInput>, string, string?]>([
    [{ name: ' ' }, 'name-missing'],
    [{ name: 'other' }, 'name-taken', 'other'],
    [{ source: { ...good.source, sessionId: 'gone' } }, 'session-unknown'],
    [{ source: { ...good.source, chainedRoleId: 'gone' } }, 'chained-role-unknown'],
    [{ roleArn: 'Deploy' }, 'role-arn-malformed'],
    [{ roleArn: 'arn:aws:iam::4444:role/Deploy' }, 'role-arn-malformed'],
    [{ roleArn: 'arn:aws:iam::444455556666:user/Deploy' }, 'role-arn-malformed'],
    [{ roleArn: 'arn:aws:iam::444455556666:role/De ploy' }, 'role-arn-malformed'],
    [{ roleArn: `arn:aws:iam::444455556666:role/${'a'.repeat(65)}` }, 'role-arn-malformed'],
    [{ roleArn: 'arn:aws-cn:iam::444455556666:role/Deploy' }, 'arn-partition', 'aws'],
    [{ source: { ...good.source, sessionId: 'gov' } }, 'arn-partition', 'aws-us-gov'],
    [{ region: 'cn-north-1' }, 'arn-partition', 'aws'],
    [{ region: 'nowhere' }, 'region-malformed'],
    [{ externalId: 'a' }, 'external-id-malformed'],
    [{ externalId: 'a b' }, 'external-id-malformed'],
    [{ externalId: 'a'.repeat(1225) }, 'external-id-malformed'],
    [{ roleSessionName: 'a' }, 'role-session-name-malformed'],
    [{ roleSessionName: 'a/b' }, 'role-session-name-malformed'],
    [{ roleSessionName: 'a'.repeat(65) }, 'role-session-name-malformed'],
    [{ durationSeconds: 899 }, 'role-duration-malformed'],
    [{ durationSeconds: 1000.5 }, 'role-duration-malformed'],
    [{ durationSeconds: 43_201 }, 'role-duration-malformed'],
    [{ durationSeconds: 3601 }, 'role-duration-chained'],
  ])('is refused for %j', (change, code, detail) => {
    expect(mistakeIn(change, [chained('other')])).toMatchObject({ code, ...(detail !== undefined && { detail }) });
  });

  it.each<[Partial<ChainedRoleInput>]>([
    [{ durationSeconds: 900 }],
    [{ durationSeconds: 3600 }],
    [{ externalId: 'a'.repeat(1224) }],
    [{ roleSessionName: 'a'.repeat(64) }],
    [{ roleArn: 'arn:aws:iam::444455556666:role/a+=,.@-_' }],
  ])('may be at the limit: %j', (change) => {
    expect(mistakeIn(change)).toBeUndefined();
  });

  it('may keep its own name, and is then still itself', () => {
    expect(mistakeIn({ name: 'own' }, [chained('own')], 'own')).toBeUndefined();
  });

  it('takes the account and role of a chained source from its ARN', () => {
    const source = { sessionId: 'acme', accountId: '000000000000', roleName: 'stale', chainedRoleId: 'first' };
    expect(checkChainedRole({ ...good, source }, sessions, [chained('first')]).source).toEqual({
      ...{ sessionId: 'acme', accountId: '444455556666', roleName: 'Deploy', chainedRoleId: 'first' },
    });
  });

  it('never leads back to itself', () => {
    const roles = chainOfLength(3);
    const [first, , last] = roles;
    if (first === undefined || last === undefined) throw new Error('three roles were made');
    expect(mistakeIn({ name: first.name, source: refOfChainedRole(last) }, roles, first.id)).toMatchObject({
      code: 'chain-cyclic',
    });
    expect(mistakeIn({ name: first.name, source: refOfChainedRole(first) }, roles, first.id)).toMatchObject({
      code: 'chain-cyclic',
    });
  });

  it('stands behind so many others at most, also when one in the middle gets another source', () => {
    const longest = chainOfLength(deepestChain);
    const last = longest.at(-1);
    const beforeLast = longest.at(-2);
    if (last === undefined || beforeLast === undefined) throw new Error('there is a chain');
    expect(mistakeIn({ source: refOfChainedRole(beforeLast) }, longest)).toBeUndefined();
    const tooDeep = { code: 'chain-too-deep', detail: String(deepestChain) };
    expect(mistakeIn({ source: refOfChainedRole(last) }, longest)).toEqual(tooDeep);
    const apart = chained('apart');
    expect(mistakeIn({ name: 'role-0', source: refOfChainedRole(apart) }, [apart, ...longest], 'role-0')).toEqual(
      tooDeep,
    );
  });

  it('is followed to the permission set it starts from', () => {
    const roles = chainOfLength(3);
    const find = (id: string) => roles.find((role) => role.id === id);
    const last = roles.at(-1);
    expect(last && chainOf(refOfChainedRole(last), find).map(({ id }) => id)).toEqual(['role-2', 'role-1', 'role-0']);
    expect(chainOf(good.source, find)).toEqual([]);
  });
});

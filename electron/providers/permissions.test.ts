import { describe, expect, it } from 'vitest';
import { roleNamed } from '../../e2e/door-bed.ts';
import { createHandClock } from '../../e2e/hand-clock.ts';
import type { Caller, CallerScope, Question } from '../../shared/doors.ts';
import { answerHoldsMs, createPermissions, mostQuestions, questionOpenMs } from './permissions.ts';

const agent: Caller = { door: 'container-endpoint', name: 'agent' };
const cli: Caller = { door: 'command-line', name: 'agent' };
const reader = roleNamed('ReadOnly');
const admin = roleNamed('Admin');

const createBed = (scope: CallerScope = { roles: 'any', consent: 'each-time' }) => {
  const clock = createHandClock();
  const published: (readonly Question[])[] = [];
  const bed = { scope };
  let ids = 0;
  const permissions = createPermissions({
    clock,
    newId: () => {
      ids += 1;
      return `question-${ids}`;
    },
    scopeOf: () => bed.scope,
    publish: (questions) => published.push(questions),
  });
  return { bed, clock, permissions, published };
};

describe('permissions', () => {
  it('give what is in scope and refuse what is not, without asking anybody', () => {
    const { permissions, published } = createBed({ roles: [reader], consent: 'given' });
    expect(permissions.mayUse(agent, reader)).toBe('allowed');
    expect(permissions.mayUse(agent, admin)).toBe('refused');
    expect(permissions.mayUse(agent, { ...reader, sessionId: 'another' })).toBe('refused');
    expect(permissions.mayUse(agent, { ...reader, accountId: '999999999999' })).toBe('refused');
    expect(published).toEqual([]);
  });

  it('never ask about a role outside the scope', () => {
    const { permissions } = createBed({ roles: [reader], consent: 'each-time' });
    expect(permissions.mayUse(agent, admin)).toBe('refused');
    expect(permissions.questions()).toEqual([]);
  });

  it('ask once however often the caller comes, and let the answer count for a while', async () => {
    const { clock, permissions, published } = createBed();
    expect([1, 2, 3].map(() => permissions.mayUse(agent, reader))).toEqual(['asking', 'asking', 'asking']);
    const askedAt = clock.now();
    const question = { id: 'question-1', caller: agent, role: reader, askedAt, expiresAt: askedAt + questionOpenMs };
    expect(published).toEqual([[question]]);

    permissions.answer('question-1', 'allow');
    expect(published.at(-1)).toEqual([]);
    await clock.advance(answerHoldsMs - 1);
    expect(permissions.mayUse(agent, reader)).toBe('allowed');
    await clock.advance(1);
    expect(permissions.mayUse(agent, reader)).toBe('asking');
    expect(permissions.questions()).toMatchObject([{ id: 'question-2' }]);
  });

  it('do not nag after a no', async () => {
    const { clock, permissions } = createBed();
    permissions.mayUse(agent, reader);
    permissions.answer('question-1', 'deny');
    await clock.advance(answerHoldsMs - 1);
    expect(permissions.mayUse(agent, reader)).toBe('refused');
    expect(permissions.questions()).toEqual([]);
    await clock.advance(1);
    expect(permissions.mayUse(agent, reader)).toBe('asking');
  });

  it('keep an answer to its caller, its door and its role', () => {
    const { permissions } = createBed();
    permissions.mayUse(agent, reader);
    permissions.answer('question-1', 'allow');
    expect(permissions.mayUse(agent, admin)).toBe('asking');
    expect(permissions.mayUse(cli, reader)).toBe('asking');
    expect(permissions.mayUse({ ...agent, name: 'agent"' }, reader)).toBe('asking');
    expect(permissions.mayUse(agent, reader)).toBe('allowed');
  });

  it('let a question nobody answers go by itself, and say so', async () => {
    const { clock, permissions, published } = createBed();
    permissions.mayUse(agent, reader);
    await clock.advance(1000);
    permissions.mayUse(agent, admin);
    await clock.advance(questionOpenMs - 1000);
    expect(published.at(-1)).toMatchObject([{ role: admin }]);
    permissions.answer('question-1', 'allow');
    expect(permissions.mayUse(agent, reader)).toBe('asking');
    await clock.advance(questionOpenMs);
    expect(published.at(-1)).toEqual([]);
  });

  it('refuse a caller that asks for everything rather than bury the person in questions', () => {
    const { permissions } = createBed();
    const answers = Array.from({ length: mostQuestions + 5 }, (_, index) =>
      permissions.mayUse(agent, roleNamed(`Role${index}`)),
    );
    expect(answers.filter((each) => each === 'asking')).toHaveLength(mostQuestions);
    expect(answers.slice(mostQuestions)).toEqual(Array.from({ length: 5 }, () => 'refused'));
    permissions.answer('question-1', 'deny');
    expect(permissions.mayUse(agent, roleNamed('One more'))).toBe('asking');
  });

  it('follow a scope that is changed, and forget on request', () => {
    const { bed, permissions, published } = createBed();
    permissions.mayUse(agent, reader);
    permissions.answer('question-1', 'allow');
    bed.scope = { roles: [], consent: 'given' };
    expect(permissions.mayUse(agent, reader)).toBe('refused');
    bed.scope = { roles: 'any', consent: 'each-time' };
    permissions.mayUse(agent, admin);
    permissions.forget();
    expect(published.at(-1)).toEqual([]);
    expect(permissions.mayUse(agent, reader)).toBe('asking');
    permissions.answer('no such question', 'allow');
    expect(permissions.mayUse(agent, reader)).toBe('asking');
  });
});

import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { SessionView } from '../../shared/model.ts';
import { createState, sessionIn } from './state.ts';

const role = { sessionId: 'a', accountId: '123456789012', roleName: 'ReadOnly' };

const view = (id: string): SessionView => ({
  session: { id, name: id, startUrl: 'https://x.awsapps.com/start', region: 'eu-west-1', scopes: [] },
  status: { kind: 'signed-out' },
  sync: { kind: 'never' },
});

const newState = () =>
  createState(
    {
      ...emptyState,
      sessions: [view('a'), view('b')],
      recentRoles: [{ ...role, accountName: 'prod', usedAt: 1, frecentAt: 1 }],
      copied: { role, accountName: 'prod', what: 'posix', copiedAt: 1, expiresAt: 2 },
    },
    () => 'notice-1',
  );

describe('createState', () => {
  it('changes one session and leaves the others as they are', () => {
    const state = newState();
    const other = sessionIn(state.read(), 'b');
    state.changeSession('a', (before) => ({ ...before, status: { kind: 'starting' } }));
    expect(sessionIn(state.read(), 'a')?.status.kind).toBe('starting');
    expect(sessionIn(state.read(), 'b')).toBe(other);
  });

  it('forgets a removed session with its recent roles', () => {
    const state = newState();
    state.removeSession('a');
    expect(state.read().sessions.map(({ session }) => session.id)).toEqual(['b']);
    expect(state.read().recentRoles).toEqual([]);
  });

  it('keeps what was issued last for each role, and nothing of a removed session', () => {
    const state = newState();
    const other = { ...role, sessionId: 'b' };
    const issued = (issuedAt: number, to = role) => ({ role: to, issuedAt, expiresAt: issuedAt + 1 });
    for (const each of [issued(1), issued(2, other), issued(3)]) state.noteIssued(each);
    expect(state.read().issued).toEqual([issued(3), issued(2, other)]);
    state.removeSession('a');
    expect(state.read().issued).toEqual([issued(2, other)]);
  });

  it('says a thing until it is put away', () => {
    const state = newState();
    state.notify({ code: 'vault-set-aside', detail: 'vault.bin.1' });
    state.notify({ code: 'vault-set-aside', detail: 'vault.bin.1' });
    expect(state.read().notices).toEqual([{ id: 'notice-1', code: 'vault-set-aside', detail: 'vault.bin.1' }]);
    state.dismissNotice('notice-1');
    expect(state.read().notices).toEqual([]);
    state.restoreNotice('another');
    expect(state.read().notices).toEqual([]);
    state.restoreNotice('notice-1');
    state.restoreNotice('notice-1');
    expect(state.read().notices).toEqual([{ id: 'notice-1', code: 'vault-set-aside', detail: 'vault.bin.1' }]);
    state.dismissNotice('notice-1');
  });

  it('takes back what it said of the clipboard', () => {
    const state = newState();
    state.forgetCopied();
    expect(state.read()).not.toHaveProperty('copied');
    expect(state.read().sessions).toHaveLength(2);
  });
});

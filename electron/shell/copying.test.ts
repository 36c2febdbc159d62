import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { CredentialValue } from '../../shared/model.ts';
import { type CredentialFormat, defaultSettings } from '../../shared/settings.ts';
import type { RoleCredentials } from '../engine/ports.ts';
import { createCopying } from './copying.ts';
import { createRoleUse } from './role-use.ts';
import { createState } from './state.ts';

const role = (accountId: string) => ({ sessionId: 'a', accountId, roleName: 'ReadOnly' });
const first = '111111111111';
const second = '222222222222';

const credentialsOf = (accountId: string): RoleCredentials => ({
  accessKeyId: `ASIA${accountId}`,
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiresAt: 3_600_000,
});

const createBed = () => {
  const state = createState(emptyState, () => 'id');
  const written: string[] = [];
  let whileWriting = () => {};
  const asked = new Map<string, () => void>();
  const clock = { now: () => 5000, setTimer: () => () => undefined };
  const accounts = [{ accountId: first, accountName: 'prod', emailAddress: '' }];
  const { copyCredentials } = createCopying({
    state,
    clock,
    roleUse: createRoleUse({
      state,
      clock,
      record: () => undefined,
      engine: { catalog: () => ({ revision: 1, accounts }) },
    }),
    clipboard: {
      copy: async (text) => void written.push(text),
      copySecret: async (text) => {
        written.push(text);
        whileWriting();
      },
      clearIfOurs: async () => undefined,
    },
    engine: {
      roleCredentials: ({ accountId }) =>
        new Promise((resolve) => asked.set(accountId, () => resolve(credentialsOf(accountId)))),
      applications: { identityCredentials: () => Promise.reject(new Error('not asked for here')) },
    },
  });
  const copy = async (accountId: string, what?: CredentialFormat | CredentialValue) => {
    const done = copyCredentials({ ...role(accountId), ...(what === undefined ? {} : { what }) });
    asked.get(accountId)?.();
    await done;
  };
  const meanwhile = (run: () => void) => {
    whileWriting = run;
  };
  return { state, written, asked, copy, copyCredentials, meanwhile };
};

describe('createCopying', () => {
  it('remembers the format used last, and not a single value', async () => {
    const { state, written, copy } = createBed();
    await copy(first, 'fish');
    await copy(first, 'access-key-id');
    await copy(first);
    expect(state.read().settings.copyFormat).toBe('fish');
    expect(written[1]).toBe(`ASIA${first}`);
    expect(written[2]).toBe(written[0]);
  });

  it('says what lies on the clipboard, how long, and nothing secret', async () => {
    const { state, copy } = createBed();
    await copy(first);
    expect(state.read().copied).toEqual({
      role: role(first),
      accountName: 'prod',
      what: 'posix',
      copiedAt: 5000,
      clearsAt: 65_000,
      expiresAt: 3_600_000,
    });
    expect(JSON.stringify(state.read())).not.toMatch(/ASIA|secret"|token"/);
  });

  it('gives no time of clearing when it is kept', async () => {
    const { state, copy } = createBed();
    state.change({ settings: { ...defaultSettings, clipboardLifetimeMs: 0 } });
    await copy(first);
    expect(state.read().copied).not.toHaveProperty('clearsAt');
  });

  it('lists each role once, the latest first', async () => {
    const { state, copy } = createBed();
    for (const accountId of [first, second, first]) await copy(accountId);
    expect(state.read().recentRoles.map(({ accountId }) => accountId)).toEqual([first, second]);
  });

  it('copies a role again in the form it was copied in last, whatever others were copied in since', async () => {
    const { state, written, copy } = createBed();
    await copy(first, 'json');
    await copy(second, 'fish');
    await copy(first);
    expect(written[2]).toBe(written[0]);
    expect(state.read().copied?.what).toBe('json');
  });

  it('takes back no setting that was changed while it wrote', async () => {
    const { state, copy, meanwhile } = createBed();
    meanwhile(() => state.change({ settings: { ...state.read().settings, consoleIn: 'browser' } }));
    await copy(first, 'fish');
    expect(state.read().settings).toMatchObject({ consoleIn: 'browser', copyFormat: 'fish' });
  });

  it('does not let a slower answer replace what was asked for later', async () => {
    const { state, written, asked, copyCredentials } = createBed();
    const slow = copyCredentials(role(first));
    const fast = copyCredentials(role(second));
    asked.get(second)?.();
    await fast;
    asked.get(first)?.();
    await slow;
    expect(written).toHaveLength(1);
    expect(state.read().copied?.role.accountId).toBe(second);
  });
});

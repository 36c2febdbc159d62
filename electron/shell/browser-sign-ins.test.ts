import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import { AppError } from '../../shared/errors.ts';
import type { BrowserChoice, SessionStatus, SessionView } from '../../shared/model.ts';
import { openBrowserSignIns } from './browser-sign-ins.ts';
import { createState } from './state.ts';

const viewWith = (status: SessionStatus, browser?: BrowserChoice): SessionView => ({
  session: {
    ...{ id: 'n', name: 'Northwind', startUrl: 'https://n.awsapps.com/start', region: 'eu-west-1', scopes: [] },
    ...(browser && { browser }),
  },
  status,
  sync: { kind: 'never' },
});

const authorizing = (authorizationUri: string): SessionStatus => ({
  ...{ kind: 'authorizing', method: 'browser' },
  authorizationUri,
  expiresAt: 1,
});

const opened = (browser?: BrowserChoice, fail?: AppError) => {
  const state = createState(emptyState, () => 'notice');
  const calls: [string, BrowserChoice | undefined][] = [];
  openBrowserSignIns(state, async (address, choice) => {
    calls.push([address, choice]);
    if (fail) throw fail;
  });
  state.addSession(viewWith({ kind: 'signed-out' }, browser));
  const become = (status: SessionStatus) => state.changeSession('n', (view) => ({ ...view, status }));
  return { state, calls, become };
};

describe('a sign-in in the browser', () => {
  it('opens once, in the default browser, however often the state changes meanwhile', () => {
    const { state, calls, become } = opened();
    become(authorizing('https://oidc.eu-west-1.amazonaws.com/authorize?state=1'));
    state.change({ online: false });
    state.changeSession('n', (view) => ({ ...view, sync: { kind: 'synced', at: 2 } }));
    expect(calls).toEqual([['https://oidc.eu-west-1.amazonaws.com/authorize?state=1', { kind: 'default' }]]);
  });

  it('opens again for another authorization, in the browser of the session', () => {
    const browser = { kind: 'command', command: 'chromium {url}' } as const;
    const { calls, become } = opened(browser);
    become(authorizing('https://oidc.eu-west-1.amazonaws.com/authorize?state=1'));
    become({ kind: 'starting' });
    become(authorizing('https://oidc.eu-west-1.amazonaws.com/authorize?state=2'));
    expect(calls.map(([address]) => address.at(-1))).toEqual(['1', '2']);
    expect(calls.every(([, choice]) => choice === browser)).toBe(true);
  });

  it('never opens what is not https', () => {
    const { state, calls, become } = opened();
    become(authorizing('http://oidc.eu-west-1.amazonaws.com/authorize'));
    become(authorizing('file:///etc/passwd'));
    expect(calls).toEqual([]);
    expect(state.read().notices).toMatchObject([{ code: 'browser-refused' }]);
  });

  it('says so when the browser could not be started', async () => {
    const { state, become } = opened(undefined, new AppError('browser-refused', { detail: 'Firefox' }));
    become(authorizing('https://oidc.eu-west-1.amazonaws.com/authorize'));
    await Promise.resolve();
    await Promise.resolve();
    expect(state.read().notices).toMatchObject([{ code: 'browser-refused', detail: 'Firefox' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { type CommandHandlers, createCommands } from './commands.ts';

const unasked = () => {
  throw new Error('not asked for');
};

const handlers = (some: Partial<CommandHandlers>): CommandHandlers => ({
  addSession: unasked,
  setFavourite: unasked,
  markAccount: unasked,
  changeLayout: unasked,
  editSession: unasked,
  removeSession: unasked,
  addDemo: unasked,
  signIn: unasked,
  switchSignIn: unasked,
  renewSession: unasked,
  refreshSession: unasked,
  setPaused: unasked,
  tellShown: unasked,
  makeRenewable: unasked,
  cancelSignIn: unasked,
  signOut: unasked,
  showVerificationWindow: unasked,
  openSignInInBrowser: unasked,
  copyUserCode: unasked,
  copySignInLink: unasked,
  syncCatalog: unasked,
  readCatalog: unasked,
  copyCredentials: unasked,
  copyText: unasked,
  clearClipboard: unasked,
  answerProxy: unasked,
  dismissProxyQuestion: unasked,
  changeSettings: unasked,
  setStartAtLogin: unasked,
  takeTyped: unasked,
  closeQuickPick: unasked,
  holdShortcut: unasked,
  exportSettings: unasked,
  planImport: unasked,
  applyImport: unasked,
  dismissNotice: unasked,
  restoreNotice: unasked,
  readAwsFiles: unasked,
  adoptSession: unasked,
  setSharing: unasked,
  planProfiles: unasked,
  applyProfiles: unasked,
  undoProfiles: unasked,
  addChainedRole: unasked,
  editChainedRole: unasked,
  removeChainedRole: unasked,
  addApplication: unasked,
  editApplication: unasked,
  removeApplication: unasked,
  exchangeToken: unasked,
  forgetApplicationToken: unasked,
  copyIdentityCredentials: unasked,
  setEndpoint: unasked,
  addEndpointToken: unasked,
  removeEndpointToken: unasked,
  copyEndpointSettings: unasked,
  setCallerScope: unasked,
  answerQuestion: unasked,
  readActivity: unasked,
  readProtocol: unasked,
  copyProtocol: unasked,
  exportProtocol: unasked,
  openConsole: unasked,
  copyConsoleLink: unasked,
  steerConsole: unasked,
  readBrowsers: unasked,
  ...some,
});

const silent = () => undefined;

describe('createCommands', () => {
  it('answers with what the handler returned', async () => {
    const run = createCommands(handlers({ addDemo: async () => ({ id: 'demo' }) }), silent);
    expect(await run('addDemo', null)).toEqual({ ok: true, value: { id: 'demo' } });
  });

  it('answers an error by its code and detail', async () => {
    const removeSession = async () => {
      throw new AppError('session-unknown', { detail: 'x', cause: new Error('secret') });
    };
    const run = createCommands(handlers({ removeSession }), silent);
    expect(await run('removeSession', { id: '1' })).toEqual({
      ok: false,
      error: { code: 'session-unknown', detail: 'x' },
    });
  });

  it('says nothing of an error that is not its own', async () => {
    const lines: string[] = [];
    const signIn = () => {
      throw new Error('a token: aoaAAAAAG');
    };
    const run = createCommands(handlers({ signIn }), (event, codes) => lines.push(JSON.stringify([event, codes])));
    expect(await run('signIn', { id: '1' })).toEqual({ ok: false, error: { code: 'unexpected' } });
    expect(lines.join()).not.toContain('aoaAAAAAG');
  });

  it('does not call a handler with an argument of another shape', async () => {
    let called = false;
    const signIn = () => {
      called = true;
      return null;
    };
    const run = createCommands(handlers({ signIn }), silent);
    expect(await run('signIn', { id: 1 })).toMatchObject({ ok: false, error: { code: 'unexpected' } });
    expect(called).toBe(false);
  });
});

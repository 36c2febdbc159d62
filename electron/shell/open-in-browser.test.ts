import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { createHandOver, createOpenInBrowser } from './open-in-browser.ts';

const address = 'https://acme.awsapps.com/start/#/console?account_id=1';

/** Writes down what was opened, and with what. */
const bed = () => {
  const opened: unknown[] = [];
  const openInBrowser = createOpenInBrowser({
    openDefault: async (given) => void opened.push(['default', given]),
    openInstalled: async (...given) => void opened.push(['installed', ...given]),
    runCommand: async (...given) => void opened.push(['command', ...given]),
  });
  return { opened, openInBrowser };
};

describe('openInBrowser', () => {
  it('goes by the choice', async () => {
    const { opened, openInBrowser } = bed();
    await openInBrowser(address);
    await openInBrowser(address, { kind: 'default' });
    await openInBrowser(address, { kind: 'installed', browserId: 'firefox', profileId: 'work' });
    await openInBrowser(address, { kind: 'command', command: 'firefox {url}' });
    await openInBrowser('http://127.0.0.1:4711/device');
    expect(opened).toEqual([
      ['default', address],
      ['default', address],
      ['installed', 'firefox', 'work', address],
      ['command', 'firefox {url}', address],
      ['default', 'http://127.0.0.1:4711/device'],
    ]);
  });

  it.each(['http://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', '--new-window', 'smb://host/x', ''])(
    'refuses %j',
    async (given) => {
      const { opened, openInBrowser } = bed();
      await expect(openInBrowser(given)).rejects.toMatchObject({ code: 'browser-refused', detail: undefined });
      expect(opened).toEqual([]);
    },
  );

  it('leaves nothing in an address that could part words', async () => {
    const { opened, openInBrowser } = bed();
    await openInBrowser('https://acme.awsapps.com/a b"c?d=e f"');
    expect(opened).toEqual([['default', 'https://acme.awsapps.com/a%20b%22c?d=e%20f%22']]);
  });
});

describe('handOver', () => {
  const secret = 'https://signin.aws.amazon.com/federation?SigninToken=secret';

  it('shows the browser an address on loopback only', async () => {
    const { opened, openInBrowser } = bed();
    const handOver = createHandOver({
      openInBrowser,
      openRedirect: async () => ({ address: 'http://127.0.0.1:4711/once', close: () => undefined }),
    });
    await handOver(secret, { kind: 'default' });
    expect(opened).toEqual([['default', 'http://127.0.0.1:4711/once']]);
    await expect(handOver('http://example.com/')).rejects.toMatchObject({ code: 'browser-refused' });
  });

  it('listens no longer where no browser came about', async () => {
    let listening = false;
    const handOver = createHandOver({
      openInBrowser: () => Promise.reject(new AppError('browser-refused', { detail: 'Firefox' })),
      openRedirect: async () => {
        listening = true;
        return {
          address: 'http://127.0.0.1:4711/once',
          close: () => {
            listening = false;
          },
        };
      },
    });
    await expect(handOver(secret)).rejects.toMatchObject({ detail: 'Firefox' });
    expect(listening).toBe(false);
  });
});

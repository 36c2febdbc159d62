import { describe, expect, it } from 'vitest';
import type { SessionView } from '../../shared/model.ts';
import { allowsLoopback, isPermittedAddress, isPermittedFrame, isPermittedRequest } from './permitted-url.ts';

describe('isPermittedAddress', () => {
  it.each(['https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH', 'https://idp.example.com:8443/login'])(
    'lets %s through',
    (address) => {
      expect(isPermittedAddress(address, false)).toBe(true);
    },
  );

  it.each([
    'http://127.0.0.1:8080/device',
    'http://localhost:8080/',
    'http://sso.localhost/',
    'http://[::1]:8080/',
    'http://127.1.2.3/',
  ])('lets %s through only for a session on this machine', (address) => {
    expect(isPermittedAddress(address, true)).toBe(true);
    expect(isPermittedAddress(address, false)).toBe(false);
  });

  it.each([
    'http://example.com/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'http://example.com/?127.0.0.1',
    'http://localhost@example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'mailto:somebody@example.com',
    'app://bundle/index.html',
    'data:text/html,x',
    'about:blank',
    'not an address',
    '',
  ])('never lets %s through', (address) => {
    expect(isPermittedAddress(address, true)).toBe(false);
  });
});

describe('what a page may fetch and frame', () => {
  it('is data of its own, and sockets by the same rule as documents', () => {
    expect(isPermittedRequest('wss://idp.example.com/', false)).toBe(true);
    expect(isPermittedRequest('blob:https://idp.example.com/1', false)).toBe(true);
    expect(isPermittedRequest('ws://example.com/', true)).toBe(false);
    expect(isPermittedRequest('ws://127.0.0.1:9229/', false)).toBe(false);
    expect(isPermittedRequest('file:///etc/passwd', true)).toBe(false);
  });

  it('is a frame it wrote itself, and never one of ours', () => {
    expect(isPermittedFrame('about:srcdoc', false)).toBe(true);
    expect(isPermittedFrame('https://idp.example.com/frame', false)).toBe(true);
    expect(isPermittedFrame('app://bundle/index.html', true)).toBe(false);
    expect(isPermittedFrame('about:settings', true)).toBe(false);
  });
});

describe('allowsLoopback', () => {
  const view = (override?: SessionView['override']): SessionView => ({
    session: { id: '1', name: 'A', startUrl: 'https://x.awsapps.com/start', region: 'eu-west-1', scopes: [] },
    status: { kind: 'signed-out' },
    sync: { kind: 'never' },
    ...(override === undefined ? {} : { override }),
  });
  const at = (oidc: string) => view({ from: 'environment', endpoints: { oidc, portal: 'https://portal.example.com' } });

  it('is for sessions whose own service is on this machine', () => {
    expect(allowsLoopback(at('http://127.0.0.1:8080'))).toBe(true);
    expect(allowsLoopback(at('https://oidc.example.com'))).toBe(false);
    expect(allowsLoopback(view())).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import type { SessionInput } from './contract.ts';
import { errorBody } from './copy.ts';
import { type ErrorView, errorView } from './errors.ts';
import { checkSessionInput, regionOfStartUrl } from './session-input.ts';

const good: SessionInput = { name: 'Acme', startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' };
const acme = { ...good, id: 'a', scopes: ['sso:account:access'] };

const mistakeIn = (change: Partial<SessionInput>): ErrorView | undefined => {
  try {
    checkSessionInput({ ...good, ...change }, []);
    return undefined;
  } catch (error) {
    return errorView(error);
  }
};

const startUrls = [
  'https://d-1234567890.awsapps.com/start',
  'https://acme.awsapps.com/start',
  'https://acme.awsapps.com/start#',
  'https://acme.awsapps.com/start/#/',
  'https://acme.awsapps.com/start/',
  'https://ssoins-1234567890abcdef.us-west-2.portal.amazonaws.com',
  'https://ssoins-1234567890abcdef.portal.us-west-2.app.aws',
  'https://identitycenter.amazonaws.com/ssoins-1234567890abcdef',
  'https://start.us-gov-home.awsapps.com/directory/d-1234567890',
  'https://start.cn-north-1.home.awsapps.cn/directory/d-1234567890',
  'https://view.awsapps.com/start',
  'https://login.acme.example/aws?from=portal',
  'HTTPS://Acme.awsapps.com/start',
];

describe('what a person types for a session', () => {
  it.each(startUrls)('is accepted as a start URL and kept literally: %s', (startUrl) => {
    expect(checkSessionInput({ ...good, startUrl }, []).startUrl).toBe(startUrl);
  });

  it.each<[Partial<SessionInput>, ErrorView]>([
    [{ name: '  ' }, { code: 'name-missing' }],
    [{ startUrl: '' }, { code: 'start-url-missing' }],
    [{ startUrl: '123456789012' }, { code: 'start-url-account-id', detail: '123456789012' }],
    [{ startUrl: '1234-5678-9012' }, { code: 'start-url-account-id', detail: '1234-5678-9012' }],
    [{ startUrl: 'https://acme.awsapps.com/start ' }, { code: 'start-url-blank-around' }],
    [{ startUrl: '\thttps://acme.awsapps.com/start' }, { code: 'start-url-blank-around' }],
    [{ startUrl: 'http://acme.awsapps.com/start' }, { code: 'start-url-not-https', detail: 'acme.awsapps.com/start' }],
    [{ startUrl: 'acme.awsapps.com/start' }, { code: 'start-url-not-https', detail: 'acme.awsapps.com/start' }],
    [{ startUrl: 'acme' }, { code: 'start-url-malformed' }],
    [{ startUrl: 'https://' }, { code: 'start-url-malformed' }],
    [{ startUrl: 'https://acme awsapps.com/start' }, { code: 'start-url-malformed' }],
    [{ startUrl: 'javascript:alert(1)' }, { code: 'start-url-malformed' }],
    [{ startUrl: 'https://user@evil.example/start' }, { code: 'start-url-malformed' }],
    [{ region: ' ' }, { code: 'region-missing' }],
    [{ region: 'us-east1' }, { code: 'region-malformed', detail: 'us-east-1' }],
    [{ region: 'US_EAST_1' }, { code: 'region-malformed', detail: 'us-east-1' }],
    [{ region: 'Frankfurt am Main' }, { code: 'region-malformed' }],
    [{ region: 'us-east-1.evil.example/' }, { code: 'region-malformed' }],
    [{ scopes: ['sso account'] }, { code: 'scope-malformed', detail: 'sso account' }],
  ])('is refused with what to change: %o', (change, mistake) => {
    expect(mistakeIn(change)).toEqual(mistake);
    expect(errorBody(mistake)).toContain(mistake.detail ?? '');
  });

  it('is tidied where nothing can be meant by it', () => {
    const input = {
      ...good,
      name: ' Acme ',
      region: ' eu-west-1\n',
      scopes: ['sso:account:access', ' ', 'sso:account:access'],
    };
    const { name, region, scopes } = checkSessionInput(input, []);
    expect([name, region, scopes]).toEqual(['Acme', 'eu-west-1', ['sso:account:access']]);
    expect(checkSessionInput(good, []).scopes).toEqual(['sso:account:access']);
  });

  it('may name a region that is not known yet', () => {
    expect(checkSessionInput({ ...good, region: 'xx-north-7' }, []).region).toBe('xx-north-7');
  });

  it('keeps the choice of endpoints', () => {
    expect(checkSessionInput({ ...good, fips: true }, [])).toMatchObject({ fips: true });
    expect(checkSessionInput({ ...good, dualStack: true }, [])).not.toHaveProperty('fips');
  });

  it('needs a name of its own, and may share everything else', () => {
    expect(() => checkSessionInput(good, [acme])).toThrow('name-taken');
    expect(checkSessionInput({ ...good, name: 'Acme as admin' }, [acme]).startUrl).toBe(acme.startUrl);
    expect(checkSessionInput(good, [acme], 'a').name).toBe('Acme');
  });
});

describe('the region in a start URL', () => {
  it.each([
    ['https://ssoins-1234567890abcdef.us-west-2.portal.amazonaws.com', 'us-west-2'],
    ['https://ssoins-1234567890abcdef.portal.us-west-2.app.aws/', 'us-west-2'],
    ['https://ssoins-1234567890abcdef.us-gov-west-1.portal.amazonaws.com', 'us-gov-west-1'],
    ['https://ssoins-1234567890abcdef.cn-north-1.portal.amazonaws.com.cn', 'cn-north-1'],
    ['https://ssoins-1234567890abcdef.portal.cn-north-1.app.amazonwebservices.com.cn', 'cn-north-1'],
    ['https://ssoins-1234567890abcdef.eusc-de-east-1.portal.amazonaws.eu', 'eusc-de-east-1'],
    ['https://ssoins-1234567890abcdef.portal.eusc-de-east-1.api.amazonwebservices.eu', 'eusc-de-east-1'],
    ['https://ssoins-1234567890abcdef.portal.us-gov-west-1.app.aws', 'us-gov-west-1'],
    ['https://acme.awsapps.com/start', undefined],
    ['https://start.us-gov-home.awsapps.com/directory/d-1234567890', undefined],
    ['https://start.cn-north-1.home.awsapps.cn/directory/d-1234567890', undefined],
    ['https://identitycenter.us-gov.amazonaws.com/ssoins-1234567890abcdef', undefined],
    ['https://identitycenter.amazonaws.com.cn/ssoins-1234567890abcdef', undefined],
    ['https://identitycenter.amazonaws.eu/ssoins-1234567890abcdef', undefined],
    ['https://identitycenter.amazonaws.com/ssoins-1234567890abcdef', undefined],
    ['https://us-west-2.portal.amazonaws.com.evil.example/', undefined],
    ['https://evil.example/a.us-west-2.portal.amazonaws.com', undefined],
  ])('of %s is %s', (startUrl, region) => {
    expect(regionOfStartUrl(startUrl)).toBe(region);
  });
});

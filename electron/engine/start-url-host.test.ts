import { describe, expect, it } from 'vitest';
import { isAwsStartUrlHost } from './start-url-host.ts';

describe('hosts of start URLs', () => {
  it.each([
    'd-9067f2a4c1.awsapps.com',
    'NORTHWIND.awsapps.com',
    'start.us-gov-home.awsapps.com',
    'start.cn-north-1.home.awsapps.cn',
    'ssoins-7223a1b2c3d4e5f6.us-west-2.portal.amazonaws.com',
    'ssoins-7223a1b2c3d4e5f6.portal.us-west-2.app.aws',
    'ssoins-7223a1b2c3d4e5f6.us-gov-west-1.portal.amazonaws.com',
    'ssoins-7223a1b2c3d4e5f6.cn-north-1.portal.amazonaws.com.cn',
    'ssoins-7223a1b2c3d4e5f6.portal.cn-north-1.app.amazonwebservices.com.cn',
    'ssoins-7223a1b2c3d4e5f6.eusc-de-east-1.portal.amazonaws.eu',
    'ssoins-7223a1b2c3d4e5f6.portal.eusc-de-east-1.api.amazonwebservices.eu',
    'identitycenter.amazonaws.com',
    'identitycenter.us-gov.amazonaws.com',
    'identitycenter.amazonaws.com.cn',
    'identitycenter.amazonaws.eu',
  ])('%s is AWS itself', (host) => {
    expect(isAwsStartUrlHost(host)).toBe(true);
  });

  it.each([
    'sso.northwind.example',
    'awsapps.com',
    'northwind-awsapps.com',
    'd-9067f2a4c1.awsapps.com.evil.example',
    'evil.identitycenter.amazonaws.com',
    'ec2-203-0-113-7.compute-1.amazonaws.com',
    'bucket.s3.amazonaws.com',
    'abc.execute-api.us-east-1.amazonaws.com',
    'd-9067f2a4c1.awsapps.com:8443',
    'd-9067f2a4c1.awsapps.com.',
    '',
  ])('%j is not', (host) => {
    expect(isAwsStartUrlHost(host)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { signatureFor } from './sigv4.ts';

// The documented example of AWS Signature Version 4, and some of AWS's published test suite for it.
const exampleKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const form = 'application/x-www-form-urlencoded';

const vectors = [
  {
    name: 'the documented ListUsers call',
    method: 'GET',
    url: 'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08',
    headers: { 'content-type': `${form}; charset=utf-8` },
    service: 'iam',
    signature: '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  },
  {
    name: 'get-vanilla',
    method: 'GET',
    url: 'https://example.amazonaws.com/',
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'get-vanilla-query-order-key-case',
    method: 'GET',
    url: 'https://example.amazonaws.com/?Param2=value2&Param1=value1',
    signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
  {
    name: 'post-x-www-form-urlencoded',
    method: 'POST',
    url: 'https://example.amazonaws.com/',
    headers: { 'content-type': form },
    body: 'Param1=value1',
    signature: 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  },
];

describe('Signature Version 4', () => {
  it.each(vectors)('agrees with AWS on $name', ({ method, url, headers = {}, body = '', service, signature }) => {
    const timestamp = '20150830T123600Z';
    const request = {
      method,
      url: new URL(url),
      headers: new Headers({ ...headers, 'x-amz-date': timestamp }),
      body: new TextEncoder().encode(body),
    };
    const presented = {
      scopeDay: '20150830',
      region: 'us-east-1',
      service: service ?? 'service',
      timestamp,
      signedHeaders: ['host', ...request.headers.keys()].sort(),
    };
    expect(signatureFor(request, presented, exampleKey)).toBe(signature);
  });
});

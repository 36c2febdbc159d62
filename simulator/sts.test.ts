import { describe, expect, it } from 'vitest';
import type { SimulatorOptions } from './settings.ts';
import { elementIn, type Making, type Signer, scopePartsOf, signedPost, signerFor } from './signature-trial.ts';
import { signatureFor } from './sigv4.ts';
import { createTrial, type Trial } from './trial.ts';

const action = 'Action=GetCallerIdentity&Version=2011-06-15';
const minuteMs = 60_000;

const setUp = async (options: SimulatorOptions = {}, userName = 'maya') => {
  const trial = createTrial(options);
  return { trial, signer: await signerFor(trial, userName) };
};

const formRequest = (trial: Trial, signer: Signer, making: Making = {}): Request =>
  signedPost(trial, signer, { body: action, ...making });

/** An address with the signature in its query, as it is handed to somebody else. */
const presignedUrl = (trial: Trial, signer: Signer, making: Making = {}): URL => {
  const parts = scopePartsOf(trial, making);
  const url = new URL(`${making.origin ?? 'http://127.0.0.1:8080'}/?${action}`);
  const parameters = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${signer.accessKeyId}/${parts.scopeDay}/${parts.region}/${parts.service}/aws4_request`,
    'X-Amz-Date': parts.timestamp,
    'X-Amz-Expires': '60',
    'X-Amz-Security-Token': signer.sessionToken,
    'X-Amz-SignedHeaders': 'host',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const request = { method: 'GET', url, headers: new Headers(), body: new Uint8Array() };
  url.searchParams.set(
    'X-Amz-Signature',
    signatureFor(request, { ...parts, signedHeaders: ['host'] }, signer.secretAccessKey),
  );
  return url;
};

const ask = async (trial: Trial, request: Request) => {
  const response = await trial.simulator.fetch(request);
  const text = await response.text();
  return { response, text, arn: elementIn(text, 'Arn'), error: `${response.status} ${elementIn(text, 'Code')}` };
};

describe('GetCallerIdentity', () => {
  it('tells the role session behind a signed form, in the XML of the query protocol', async () => {
    const { trial, signer } = await setUp();
    const { response, text } = await ask(trial, formRequest(trial, signer));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/xml');
    expect(text).toMatch(/^<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/">\n/);
    expect(elementIn(text, 'Arn')).toMatch(
      /^arn:aws:sts::412055367781:assumed-role\/AWSReservedSSO_ReadOnly_[0-9a-f]{16}\/maya$/,
    );
    expect(elementIn(text, 'UserId')).toMatch(/^AROA[A-Z2-7]{17}:maya$/);
    expect(elementIn(text, 'Account')).toBe('412055367781');
    expect(elementIn(text, 'RequestId')).toBe(response.headers.get('x-amzn-requestid'));
  });

  it('tells it of a presigned address, for 15 minutes whatever the address says', async () => {
    const { trial, signer } = await setUp();
    const url = presignedUrl(trial, signer);
    trial.clock.advance(15 * minuteMs);
    expect((await ask(trial, new Request(url))).arn).toMatch(/\/maya$/);
    trial.clock.advance(1000);
    expect((await ask(trial, new Request(url))).error).toBe('403 SignatureDoesNotMatch');
  });

  it('gives one role the same name in one account, whoever takes it', async () => {
    const { trial, signer } = await setUp();
    const auditor = await setUp({}, 'auditor');
    const [mine, theirs] = [
      await ask(trial, formRequest(trial, signer)),
      await ask(auditor.trial, formRequest(auditor.trial, auditor.signer)),
    ];
    expect(theirs.arn).toBe(mine.arn?.replace(/maya$/, 'auditor'));
  });

  it.each([
    ['us-east-1', 'aws'],
    ['eu-central-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-east-1', 'aws-iso'],
  ])('at home in %s answers with the partition %s', async (region, partition) => {
    const { trial, signer } = await setUp({ region });
    const { arn } = await ask(trial, formRequest(trial, signer, { region }));
    expect(arn).toMatch(new RegExp(`^arn:${partition}:sts::`));
  });

  it.each([
    ['http://127.0.0.1:1', 'mars-north-1', true],
    ['https://sts.amazonaws.com', 'us-east-1', true],
    ['https://sts.eu-west-1.amazonaws.com', 'eu-west-1', true],
    ['https://sts.eu-west-1.api.aws', 'eu-west-1', true],
    ['https://sts-fips.us-west-2.amazonaws.com', 'us-west-2', true],
    ['https://sts.amazonaws.com', 'eu-west-1', false],
    ['https://sts.eu-west-1.amazonaws.com', 'us-east-1', false],
  ])('at %s scoped to %s: %s', async (origin, region, isAnswered) => {
    const { trial, signer } = await setUp();
    const { response } = await ask(trial, formRequest(trial, signer, { origin, region }));
    expect(response.status).toBe(isAnswered ? 200 : 403);
  });

  it('goes on after the sign-in has ended, until the credentials expire', async () => {
    const { trial, signer } = await setUp();
    trial.simulator.control.revokeSessions();
    trial.clock.advance(60 * minuteMs - 1);
    expect((await ask(trial, formRequest(trial, signer))).arn).toMatch(/\/maya$/);
    trial.clock.advance(1);
    const { error, text } = await ask(trial, formRequest(trial, signer));
    expect(error).toBe('403 ExpiredToken');
    expect(elementIn(text, 'Message')).toBe('The security token included in the request is expired');
    expect(elementIn(text, 'Type')).toBe('Sender');
  });
});

describe('GetCallerIdentity refuses', () => {
  const refusals: readonly [string, Making, Partial<Signer>, string][] = [
    ['another secret key', {}, { secretAccessKey: 'wrong' }, '403 SignatureDoesNotMatch'],
    ['another session token', {}, { sessionToken: 'IQoJwrong' }, '403 InvalidClientTokenId'],
    ['an unknown access key', {}, { accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' }, '403 InvalidClientTokenId'],
    ['a scope of another service', { service: 's3' }, {}, '403 SignatureDoesNotMatch'],
    ['a scope of another day', { scopeDay: '20261121' }, {}, '403 SignatureDoesNotMatch'],
    ['a scope without a region', { region: '' }, {}, '403 SignatureDoesNotMatch'],
    ['a region of another partition', { region: 'cn-north-1' }, {}, '403 InvalidClientTokenId'],
    ['an unsigned host', { unsigned: ['host'] }, {}, '403 SignatureDoesNotMatch'],
    ['an unsigned session token', { unsigned: ['x-amz-security-token'] }, {}, '403 SignatureDoesNotMatch'],
    ['an access key id with a slash', {}, { accessKeyId: 'ASIA/x' }, '400 IncompleteSignature'],
    ['another action', { body: 'Action=GetSessionToken&Version=2011-06-15' }, {}, '400 InvalidAction'],
    ['another version', { body: 'Action=GetCallerIdentity&Version=2010-01-01' }, {}, '400 InvalidAction'],
    ['no version', { body: 'Action=GetCallerIdentity' }, {}, '400 InvalidAction'],
    ['no action', { body: '' }, {}, '400 InvalidAction'],
  ];

  it.each(refusals)('%s', async (_, making, changed, error) => {
    const { trial, signer } = await setUp();
    expect((await ask(trial, formRequest(trial, { ...signer, ...changed }, making))).error).toBe(error);
  });

  it.each([
    [-15 * minuteMs - 1000, 'expired', 'Signature expired: 20261122T114459Z is now earlier than 20261122T114500Z'],
    [15 * minuteMs + 1000, 'not current', 'Signature not yet current: 20261122T121501Z is still later than'],
  ])('a clock that is %i ms off: %s', async (offMs, _, message) => {
    const { trial, signer } = await setUp();
    const at = trial.clock.now();
    const edge = { signedAt: at + Math.sign(offMs) * 15 * minuteMs };
    expect((await ask(trial, formRequest(trial, signer, edge))).arn).toMatch(/\/maya$/);
    const { error, text } = await ask(trial, formRequest(trial, signer, { signedAt: at + offMs }));
    expect(error).toBe('403 SignatureDoesNotMatch');
    expect(elementIn(text, 'Message')).toContain(message);
  });

  it('whatever was changed after signing', async () => {
    const { trial, signer } = await setUp();
    const url = presignedUrl(trial, signer);
    url.searchParams.set('X-Amz-Expires', '600');
    expect((await ask(trial, new Request(url))).error).toBe('403 SignatureDoesNotMatch');
    const request = formRequest(trial, signer);
    const changed = new Request(request, { body: `${action}&More=1`, method: 'POST' });
    expect((await ask(trial, changed)).error).toBe('403 SignatureDoesNotMatch');
  });

  it('a call without a signature, and each call that lacks a part of it', async () => {
    const { trial, signer } = await setUp();
    const unsigned = new Request(`http://127.0.0.1/?${action}`);
    expect((await ask(trial, unsigned)).error).toBe('403 MissingAuthenticationToken');
    const basic = new Request(unsigned, { headers: { authorization: 'Basic bWF5YTo=' } });
    expect((await ask(trial, basic)).error).toBe('403 MissingAuthenticationToken');
    for (const name of ['X-Amz-Credential', 'X-Amz-Date', 'X-Amz-SignedHeaders', 'X-Amz-Signature']) {
      const url = presignedUrl(trial, signer);
      url.searchParams.delete(name);
      expect((await ask(trial, new Request(url))).error).toBe('400 IncompleteSignature');
    }
    const { headers } = formRequest(trial, signer);
    const authorization = headers.get('authorization') ?? '';
    for (const part of ['Credential', 'SignedHeaders', 'Signature']) {
      headers.set('authorization', authorization.replace(new RegExp(`\\b${part}=[^,]*`), 'Nothing=1'));
      const lacking = new Request('http://127.0.0.1/', { method: 'POST', headers, body: action });
      expect((await ask(trial, lacking)).error).toBe('400 IncompleteSignature');
    }
  });

  it.each(['20261122', '2026-11-22T12:00:00Z', '20261399T120000Z'])('the date "%s"', async (date) => {
    const { trial, signer } = await setUp();
    const url = presignedUrl(trial, signer);
    url.searchParams.set('X-Amz-Date', date);
    expect((await ask(trial, new Request(url))).error).toBe('400 IncompleteSignature');
  });

  it('other verbs, in XML', async () => {
    const { trial } = await setUp();
    expect((await ask(trial, new Request('http://127.0.0.1/', { method: 'PUT' }))).error).toBe(
      '405 MethodNotAllowedException',
    );
  });
});

describe('faults of the Security Token Service', () => {
  it.each([
    [{ kind: 'throttle' }, '400 Throttling'],
    [{ kind: 'status', status: 503 }, '503 ServiceUnavailable'],
    [{ kind: 'status', status: 500 }, '500 InternalFailure'],
    [{ kind: 'clock-offset', ms: 3_600_000 }, '403 SignatureDoesNotMatch'],
  ] as const)('%j answers %s', async (fault, error) => {
    const { trial, signer } = await setUp();
    trial.simulator.control.faults.add({ ...fault, route: 'GetCallerIdentity' });
    expect((await ask(trial, formRequest(trial, signer))).error).toBe(error);
  });

  it('stand in the log without anything secret', async () => {
    const { trial, signer } = await setUp();
    await ask(trial, new Request(presignedUrl(trial, signer)));
    const entries = trial.simulator.control.requests();
    expect(entries.at(-1)).toMatchObject({ operation: 'GetCallerIdentity', status: 200, path: '/' });
    const written = JSON.stringify(entries);
    expect(trial.simulator.control.secrets().filter((secret) => written.includes(secret))).toEqual([]);
  });
});

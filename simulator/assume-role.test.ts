import { describe, expect, it } from 'vitest';
import { sampleDirectory } from './sample-directory.ts';
import type { SimulatorOptions } from './settings.ts';
import { elementIn, type Signer, signedPost, signerFor } from './signature-trial.ts';
import { createTrial, type Trial } from './trial.ts';

const publisher = 'arn:aws:iam::264718039925:role/DataLakePublisher';
const auditExport = 'arn:aws:iam::412055367781:role/audit/PaymentsAuditExport';
const inspector = 'arn:aws:iam::635920478811:role/NetworkInspector';

type Parameters = Readonly<Record<string, string | undefined>>;

const call = async (trial: Trial, signer: Signer, parameters: Parameters) => {
  const given = Object.entries({ Version: '2011-06-15', ...parameters }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const request = signedPost(trial, signer, { body: new URLSearchParams(given).toString() });
  const response = await trial.simulator.fetch(request);
  const text = await response.text();
  const element = (name: string) => elementIn(text, name) ?? '';
  return { status: response.status, text, element, error: `${response.status} ${element('Code')}` };
};

const assume = (trial: Trial, signer: Signer, parameters: Parameters) =>
  call(trial, signer, { Action: 'AssumeRole', RoleArn: publisher, RoleSessionName: 'nightly@build', ...parameters });

const identityOf = async (trial: Trial, signer: Signer) => {
  const { element, error } = await call(trial, signer, { Action: 'GetCallerIdentity' });
  return element('Arn') === '' ? error : element('Arn');
};

const signerIn = ({ element }: Awaited<ReturnType<typeof call>>): Signer => ({
  accessKeyId: element('AccessKeyId'),
  secretAccessKey: element('SecretAccessKey'),
  sessionToken: element('SessionToken'),
});

/** Maya as the data engineer of data-lake-dev, an account that DataLakePublisher trusts. */
const setUp = async (options?: SimulatorOptions) => {
  const trial = createTrial(options);
  return { trial, signer: await signerFor(trial, 'maya', '221400981536', 'DataEngineer') };
};

describe('AssumeRole', () => {
  it('hands out credentials of the role, for an hour', async () => {
    const { trial, signer } = await setUp();
    const assumed = await assume(trial, signer, {});
    const arn = 'arn:aws:sts::264718039925:assumed-role/DataLakePublisher/nightly@build';
    expect(assumed.text).toMatch(/^<AssumeRoleResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/">\n/);
    expect(assumed.element('Arn')).toBe(arn);
    expect(assumed.element('AssumedRoleId')).toMatch(/^AROA[A-Z2-7]{17}:nightly@build$/);
    expect(assumed.element('AccessKeyId')).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(assumed.element('Expiration')).toBe('2026-11-22T13:00:00Z');
    expect(await identityOf(trial, signerIn(assumed))).toBe(arn);
    trial.clock.advance(3_600_000);
    expect(await identityOf(trial, signerIn(assumed))).toBe('403 ExpiredToken');
  });

  it('leads from role to role, but only along trust', async () => {
    const { trial, signer } = await setUp();
    expect((await assume(trial, signer, { RoleArn: inspector })).error).toBe('403 AccessDenied');
    const first = signerIn(await assume(trial, signer, {}));
    const second = await assume(trial, first, { RoleArn: inspector });
    expect(await identityOf(trial, signerIn(second))).toBe(
      'arn:aws:sts::635920478811:assumed-role/NetworkInspector/nightly@build',
    );
  });

  it('leaves the path of a role out of the name of its sessions', async () => {
    const trial = createTrial();
    const signer = await signerFor(trial, 'auditor');
    const assumed = await assume(trial, signer, { RoleArn: auditExport, ExternalId: 'northwind-audit-2026' });
    expect(assumed.element('Arn')).toBe('arn:aws:sts::412055367781:assumed-role/PaymentsAuditExport/nightly@build');
  });

  it.each([
    ['us-east-1', 'arn:aws:iam::412055367781:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_ReadOnly_*'],
    ['eu-west-1', 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_ReadOnly_*'],
    ['us-gov-west-1', 'arn:aws-us-gov:iam::412055367781:root'],
  ])('knows permission sets in %s as %s', async (region, trusted) => {
    const roleArn = `arn:aws:iam::635920478811:role/Trusting`;
    const directory = { ...sampleDirectory(region), roles: [{ roleArn, trustedPrincipals: [trusted] }] };
    const trial = createTrial({ directory });
    const signer = await signerFor(trial);
    const body = `Action=AssumeRole&Version=2011-06-15&RoleSessionName=trial&RoleArn=${roleArn}`;
    const response = await trial.simulator.fetch(signedPost(trial, signer, { body, region }));
    expect(response.status).toBe(200);
  });

  it.each([
    ['no external id', { RoleArn: auditExport }],
    ['a wrong external id', { RoleArn: auditExport, ExternalId: 'northwind-audit-2025' }],
    ['a role that does not exist', { RoleArn: 'arn:aws:iam::412055367781:role/Nobody' }],
    ['a role that does not trust the caller', { RoleArn: publisher }],
  ])('refuses %s in the very same words', async (_, parameters) => {
    const trial = createTrial();
    const refused = await assume(trial, await signerFor(trial), parameters);
    expect(refused.error).toBe('403 AccessDenied');
    expect(refused.element('Message')).toMatch(
      /^User: arn:aws:sts::412055367781:assumed-role\/AWSReservedSSO_ReadOnly_\w+\/maya is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::/,
    );
  });

  it.each([
    ['899 seconds', { DurationSeconds: '899' }, 'greater than or equal to 900'],
    ['43201 seconds', { DurationSeconds: '43201' }, 'less than or equal to 43200'],
    ['an hour and a second', { DurationSeconds: '3601' }, 'exceeds the 1 hour session limit for roles assumed by role'],
    ['no number', { DurationSeconds: 'long' }, "Value 'long' at 'durationSeconds'"],
    ['no session name', { RoleSessionName: undefined }, "Value null at 'roleSessionName'"],
    ['a short session name', { RoleSessionName: 'a' }, 'length greater than or equal to 2'],
    ['a long session name', { RoleSessionName: 'a'.repeat(65) }, 'length less than or equal to 64'],
    ['a session name with blanks', { RoleSessionName: 'a b' }, 'regular expression pattern: [\\w+=,.@-]*'],
    ['no role', { RoleArn: undefined }, "Value null at 'roleArn'"],
    ['a strange external id', { ExternalId: 'a b' }, "at 'externalId'"],
    ['a context of another provider', { 'ProvidedContexts.member.1.ProviderArn': 'arn:x' }, 'provided context'],
  ])('refuses %s', async (_, parameters, message) => {
    const { trial, signer } = await setUp();
    const refused = await assume(trial, signer, parameters);
    expect(refused.error).toBe('400 ValidationError');
    expect(refused.element('Message').replaceAll('&#39;', "'")).toContain(message);
  });

  it('names the limit of the role before that of chaining', async () => {
    const trial = createTrial();
    const parameters = { RoleArn: auditExport, ExternalId: 'northwind-audit-2026', DurationSeconds: '3601' };
    const refused = await assume(trial, await signerFor(trial), parameters);
    expect(refused.element('Message')).toContain('exceeds the MaxSessionDuration set for this role');
    const roles = [{ roleArn: publisher, trustedPrincipals: [], maxSessionSeconds: 60 }];
    expect(() => createTrial({ directory: { ...sampleDirectory(), roles } })).toThrow(RangeError);
  });

  it('takes a duration down to a quarter of an hour', async () => {
    const { trial, signer } = await setUp();
    const assumed = await assume(trial, signer, { DurationSeconds: '900' });
    expect(assumed.element('Expiration')).toBe('2026-11-22T12:15:00Z');
  });

  it('refuses a wrong signature, and stands in the log by its own name', async () => {
    const { trial, signer } = await setUp();
    const refused = await assume(trial, { ...signer, secretAccessKey: 'wrong' }, {});
    expect(refused.error).toBe('403 SignatureDoesNotMatch');
    const assumed = await assume(trial, signer, {});
    const entries = trial.simulator.control.requests().slice(-2);
    expect(entries.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'AssumeRole 403',
      'AssumeRole 200',
    ]);
    expect(trial.simulator.control.secrets()).toContain(assumed.element('SecretAccessKey'));
  });
});

import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from './instants.ts';
import { belongsTo, parseTokenDocument, sharedTokenIn, tokenFileText } from './token-file.ts';
import { type TokenKey, tokenFileName } from './token-key.ts';

const corp: TokenKey = {
  kind: 'sso-session',
  name: 'corp',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
};
const line =
  '{"startUrl": "https://d-1234567890.awsapps.com/start", "region": "us-east-1", "accessToken": "aoa-access", "expiresAt": "2026-11-22T08:33:49Z", "clientId": "cid-AAAAAAAA", "clientSecret": "csecret-BBBBBBBB", "registrationExpiresAt": "2027-02-20T00:32:31Z", "refreshToken": "aor-refresh"}';
const now = Date.parse('2026-11-22T08:00:00Z');

const parsed = (text: string) => parseTokenDocument(text) ?? {};

describe('a token file', () => {
  it('is named by the hash that every AWS tool uses (C11)', () => {
    expect(tokenFileName(corp)).toBe('ee0bfd2552fbd840c02cc48b6e823320543c450f.json');
    expect(tokenFileName({ ...corp, kind: 'legacy' })).toBe('7487b5b67d5fa1132cf33fa93ae51ef38cc37752.json');
  });

  it('is written byte for byte as the AWS CLI writes it, others keys behind its own (C12)', () => {
    const shared = sharedTokenIn(parsed(line), now, now);
    if (shared === undefined) throw new Error('no token');
    expect(tokenFileText(corp, shared)).toBe(line);
    const standing = parsed('{"zeta": [1, {"a": null}], "accessToken": "old", "name": "Zoë", "__proto__": 1}');
    expect(tokenFileText(corp, shared, standing)).toBe(
      `${line.slice(0, -1)}, "zeta": [1,{"a":null}], "name": "Zo\\u00eb", "__proto__": 1}`,
    );
  });

  it('leaves out what is not there', () => {
    const token = { accessToken: 'a', issuedAt: now, expiresAt: now + 999 };
    expect(tokenFileText(corp, { token })).toBe(
      '{"startUrl": "https://d-1234567890.awsapps.com/start", "region": "us-east-1", "accessToken": "a", "expiresAt": "2026-11-22T08:00:00Z"}',
    );
  });

  it.each([
    ['2026-11-22T08:33:49Z', '2026-11-22T08:33:49.000Z'],
    ['2026-11-22T08:33:49.771Z', '2026-11-22T08:33:49.771Z'],
    ['2026-11-22T08:33:49.771123456Z', '2026-11-22T08:33:49.771Z'],
    ['2026-11-22T08:33:49+00:00', '2026-11-22T08:33:49.000Z'],
    ['2026-11-22T10:33:49.5+02:00', '2026-11-22T08:33:49.500Z'],
    ['2026-11-22T08:33:49UTC', '2026-11-22T08:33:49.000Z'],
  ])('is read with the date %s (C13)', (written, meant) => {
    expect(new Date(parseInstant(written) ?? 0).toISOString()).toBe(meant);
    expect(formatInstant(Date.parse(meant))).toBe('2026-11-22T08:33:49Z');
  });

  it.each(['2026-11-22T08:33:49', '2026-11-22', 'soon', '2026-13-22T08:33:49Z', '', 7, null])(
    'is no token with the date %j',
    (expiresAt) => {
      expect(sharedTokenIn({ accessToken: 'a', expiresAt }, now, now)).toBeUndefined();
    },
  );

  it('without refresh token, or with a registration run out, is a token that ends (C13)', () => {
    const { refreshToken: _, ...unrenewable } = parsed(line);
    expect(sharedTokenIn(unrenewable, now, now)?.token).not.toHaveProperty('refreshToken');
    expect(sharedTokenIn(unrenewable, now, now)?.registration?.clientId).toBe('cid-AAAAAAAA');
    const old = { ...parsed(line), registrationExpiresAt: '2026-11-22T08:00:00Z' };
    expect(sharedTokenIn(old, now, now)).toMatchObject({
      registration: { clientId: 'cid-AAAAAAAA', expiresAt: Date.parse('2026-11-22T08:00:00Z') },
    });
    expect(sharedTokenIn(old, now, now)).toHaveProperty('token', {
      accessToken: 'aoa-access',
      issuedAt: now,
      expiresAt: Date.parse('2026-11-22T08:33:49Z'),
    });
  });

  it.each(['', '{"startUrl": "https://d-123', '[]', 'null', '"text"', '<html>'])('is not made of %j', (text) => {
    expect(parseTokenDocument(text)).toBeUndefined();
  });

  it('is trusted only with the start URL and region of the session inside', () => {
    const document = parsed(line);
    expect(belongsTo(document, corp)).toBe(true);
    expect(belongsTo({ ...document, startUrl: `${corp.startUrl}/#/` }, corp)).toBe(true);
    expect(belongsTo({ ...document, startUrl: 'https://other.awsapps.com/start' }, corp)).toBe(false);
    expect(belongsTo({ ...document, region: 'eu-west-1' }, corp)).toBe(false);
    const { startUrl: _, ...nowhere } = document;
    expect(belongsTo(nowhere, corp)).toBe(false);
  });
});

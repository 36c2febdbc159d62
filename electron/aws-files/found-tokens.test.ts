import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FoundSession } from '../../shared/aws-files.ts';
import { withLiveTokens } from './found-tokens.ts';
import { openSharedTokens } from './sso-cache.ts';
import { tokenFileName } from './token-key.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const startUrl = 'https://d-9067f2a4c1.awsapps.com/start';

const session = (name: string, more: Partial<FoundSession> = {}): FoundSession => ({
  ...{ kind: 'sso-session', name, startUrl, region: 'eu-west-1', scopes: [], file: '/config', line: 1 },
  ...more,
});

describe('the tokens of found sessions', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tokens-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const keep = (key: FoundSession, expiresAt: string, region = key.region) =>
    writeFileSync(
      join(folder, tokenFileName(key)),
      JSON.stringify({ startUrl: key.startUrl, region, accessToken: 'aoa-token', expiresAt }),
    );
  const untilOf = async (...sessions: readonly FoundSession[]) => {
    const tokens = openSharedTokens({ folder, now: () => now });
    const found = await withLiveTokens({ sessions, profiles: [], problems: [] }, tokens, now);
    expect(JSON.stringify(found)).not.toContain('aoa-token');
    return found.sessions.map(({ tokenUntil }) => tokenUntil);
  };

  it('are told where they hold still, for sessions and legacy profiles alike', async () => {
    const [corp, old] = [session('corp'), session('old-admin', { kind: 'legacy' })];
    keep(corp, '2026-03-01T12:30:00Z');
    keep(old, '2026-03-01T13:00:00Z');
    expect(await untilOf(corp, session('other'), old)).toEqual([
      Date.parse('2026-03-01T12:30:00Z'),
      undefined,
      Date.parse('2026-03-01T13:00:00Z'),
    ]);
  });

  it('are passed over once they ran out, and where they belong to another region', async () => {
    const [corp, other] = [session('corp'), session('other')];
    keep(corp, '2026-03-01T12:00:00Z');
    keep(other, '2026-03-01T13:00:00Z', 'us-east-1');
    expect(await untilOf(corp, other)).toEqual([undefined, undefined]);
  });
});

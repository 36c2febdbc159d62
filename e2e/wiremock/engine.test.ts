/** Latchkey's engine over real HTTP in the stubs of the real WireMock. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineSession } from '../../electron/engine/ports.ts';
import type { SessionStatus } from '../../shared/model.ts';
import { createFileEngine } from '../neighbours/file-engine.ts';
import { startUrl } from './device-flow.ts';
import { setUpWireMock } from './wiremock-bed.ts';

const { tools, wiremock } = setUpWireMock();

describe("Latchkey's engine", () => {
  const session = (id: string, address = startUrl): EngineSession => ({
    id,
    name: id,
    startUrl: address,
    region: 'us-east-1',
    scopes: ['sso:account:access'],
  });

  /** Signs in; `decide` is called once a person would see the verification address. */
  const signInTo = async (session: EngineSession, decide: (status: SessionStatus) => Promise<unknown>) => {
    const userData = join(tools.home, session.id);
    mkdirSync(userData);
    const decided: Promise<unknown>[] = [];
    const { engine, statuses, start, stop } = await createFileEngine({
      home: tools.home,
      userData,
      url: wiremock().url,
      onStatus: (_, status) => {
        if (status.kind === 'authorizing') decided.push(decide(status));
      },
    });
    await start([session]);
    await engine.signIn(session.id);
    await Promise.all(decided);
    return { engine, status: () => statuses.get(session.id)?.at(-1), stop };
  };

  it('signs in once the page was used, copies a role, and refreshes a token that is refused', async () => {
    const latchkey = await signInTo(session('allowed'), async (status) => {
      if (status.kind !== 'authorizing' || status.method !== 'device') throw new Error(status.kind);
      const page = await (await fetch(status.verificationUriComplete ?? '')).text();
      expect(page).toContain(status.userCode);
      expect(await wiremock().press('allow')).toContain('Access allowed');
    });
    expect(latchkey.status()).toMatchObject({ kind: 'signed-in' });
    const role = { sessionId: 'allowed', accountId: '012345678901', roleName: 'Developer' };
    expect(await latchkey.engine.roleCredentials(role)).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });

    await wiremock().addStub({
      priority: 1,
      scenarioName: 'a token that is refused once',
      requiredScenarioState: 'Started',
      newScenarioState: 'refused',
      request: { method: 'GET', urlPath: '/federation/credentials' },
      response: {
        status: 401,
        jsonBody: { message: 'Session token not found or invalid', __type: 'x#UnauthorizedException' },
      },
    });
    const production = { ...role, accountId: '210987654321', roleName: 'ReadOnly' };
    expect(await latchkey.engine.roleCredentials(production)).toMatchObject({ expiresAt: expect.any(Number) });
    expect(await wiremock().count('/token', '"refresh_token"')).toBe(1);
    latchkey.stop();
  });

  it('is told that somebody denied', async () => {
    const latchkey = await signInTo(session('denied'), () => wiremock().press('deny'));
    expect(latchkey.status()).toEqual({ kind: 'signed-out', because: 'denied' });
    latchkey.stop();
  });

  it('signs in by itself at an unattended start URL', async () => {
    const latchkey = await signInTo(session('unattended', `${startUrl}/unattended`), async () => undefined);
    expect(latchkey.status()).toMatchObject({ kind: 'signed-in' });
    expect(await wiremock().count('/token', 'device_code')).toBe(3);
    expect(await wiremock().unmatched()).toEqual([]);
    latchkey.stop();
  });
});

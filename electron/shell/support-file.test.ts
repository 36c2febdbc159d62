import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { hourMs } from '../../shared/time.ts';
import { createProtocolHandlers } from './protocol-handlers.ts';

const about = { version: '1.2.3', electron: '25.1.1', platform: 'linux', architecture: 'x64', system: '6.1' };

/** The handlers over a session that was revoked. */
const afterRevocation = async (choosePath: (title: string, name: string) => Promise<string | undefined>) => {
  const bed = createEngineBed();
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  await bed.engine.roleCredentials({ sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' });
  bed.simulator.control.revokeSessions();
  await bed.clock.advance(hourMs);
  const written: [path: string, content: string][] = [];
  const copied: string[] = [];
  const session = { ...northwind, labels: ['payments'] };
  const state = {
    ...emptyState,
    sessions: [{ session, status: bed.status('northwind') ?? { kind: 'starting' }, sync: { kind: 'never' } }],
  } as const;
  const handlers = createProtocolHandlers({
    protocols: { read: (id) => bed.protocols.get(id) ?? [] },
    state: { read: () => state },
    clock: bed.clock,
    about,
    copy: async (text) => void copied.push(text),
    choosePath,
    write: async (path, content) => void written.push([path, content]),
  });
  return { handlers, written, copied, secrets: bed.simulator.control.secrets() };
};

describe('the support file', () => {
  it('explains, lists what the filter left, and names neither person, organization, account nor role', async () => {
    const { handlers, written, secrets } = await afterRevocation(async (_title, name) => `/home/maya/${name}`);
    const reply = await handlers.exportProtocol({ id: 'northwind', filter: { onlyErrors: true } });
    expect(reply).toEqual({ file: '/home/maya/latchkey-support-2026-01-05.json' });
    const [[path, content] = ['', '']] = written;
    expect(path).toBe('/home/maya/latchkey-support-2026-01-05.json');
    expect(JSON.parse(content)).toMatchObject({
      format: 'latchkey-protocol',
      latchkey: about,
      explanation: { code: 'revoked', sentence: expect.stringContaining('invalid_grant') },
      session: { region: 'us-east-1', status: { kind: 'signed-out', because: 'sign-in-again' } },
      entries: [{ operation: 'CreateToken', error: 'invalid_grant' }, { event: 'dropped' }],
    });
    for (const kept of [...secrets, northwind.startUrl, northwind.name, 'payments', 'd-9067f2a4c1']) {
      expect(content.includes(kept)).toBe(false);
    }
  });

  it('leaves accounts and roles out of entries, too', async () => {
    const { handlers, written } = await afterRevocation(async (_title, name) => name);
    await handlers.exportProtocol({ id: 'northwind' });
    const content = written[0]?.[1] ?? '';
    expect(content).toContain('GetRoleCredentials');
    expect(content).not.toMatch(/412055367781|ReadOnly|accountId|roleName/);
  });

  it('is not written where the person thinks better of it', async () => {
    const { handlers, written } = await afterRevocation(async () => undefined);
    expect(await handlers.exportProtocol({ id: 'northwind' })).toEqual({});
    expect(written).toEqual([]);
  });
});

describe('the copied protocol', () => {
  it('has the explanation first, and a line for each entry with its instant in UTC', async () => {
    const { handlers, copied, secrets } = await afterRevocation(async () => undefined);
    await handlers.copyProtocol({ id: 'northwind', filter: { text: 'refresh' } });
    const [text = ''] = copied;
    const lines = text.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Northwind: At \d\d:\d\d AWS answered invalid_grant to the refresh/);
    expect(lines.at(-1)).toMatch(
      /^2026-01-05T09:\d\d:\d\d\.\d{3}Z {2}Refresh the token {2}CreateToken, refresh_token {2}oidc\.us-east-1\.amazonaws\.com {2}400 invalid_grant {2}0 ms {2}request [0-9a-f-]{36}/,
    );
    expect(secrets.some((secret) => text.includes(secret))).toBe(false);
  });
});

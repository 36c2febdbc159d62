import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import type { ConfiguredEndpoints } from './ports.ts';

const stray = 'http://127.0.0.1:4566';

/** A bed whose config file can be changed. */
const bedWithConfig = (endpoints: ConfiguredEndpoints['endpoints'] = {}) => {
  let configured: ConfiguredEndpoints = { endpoints, disagreeing: [] };
  const bed = createEngineBed({ configuredEndpoints: () => configured });
  return {
    bed,
    async configure(changed: ConfiguredEndpoints['endpoints']) {
      configured = { endpoints: changed, disagreeing: [] };
      await bed.engine.endpointsChanged();
    },
  };
};

describe('endpoints and the tokens they issued', () => {
  it('stay together: a stray override gets none, and loses none', async () => {
    const bed = createEngineBed();
    await bed.engine.start([northwind]);
    await bed.signIn('northwind');
    bed.engine.stop();
    const secrets = structuredClone(bed.vault.get('northwind'));
    const before = bed.exchanges.length;
    const engine = bed.restart();
    await engine.start([{ ...northwind, endpoints: { oidc: stray, portal: stray } }]);
    await bed.clock.advance(3_600_000);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'endpoint-changed' });
    expect(bed.exchanges).toHaveLength(before);
    expect(bed.vault.get('northwind')).toEqual(secrets);
    engine.stop();
    await bed.restart().start([northwind]);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('stay together while the config file changes under a session that is signed in', async () => {
    const { bed, configure } = bedWithConfig();
    await bed.engine.start([northwind]);
    await bed.signIn('northwind');
    const secrets = structuredClone(bed.vault.get('northwind'));
    const before = bed.exchanges.length;

    await configure({ oidc: stray, portal: stray });
    await bed.clock.advance(3_600_000);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'endpoint-changed' });
    const role = { sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' };
    await expect(bed.engine.roleCredentials(role)).rejects.toThrow('endpoint-changed');
    expect(bed.exchanges).toHaveLength(before);
    expect(bed.vault.get('northwind')).toEqual(secrets);
    expect(bed.engine.whereabouts(northwind).override).toEqual({
      from: 'config',
      endpoints: { oidc: stray, portal: stray },
    });

    await configure({});
    await bed.clock.advance(60_000);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    await expect(bed.engine.roleCredentials(role)).resolves.toMatchObject({ accessKeyId: expect.any(String) });
    expect(bed.exchanges.every(({ url }) => !url.startsWith(stray))).toBe(true);
  });

  it('stay together where AWS tools share the token', async () => {
    const { bed, configure } = bedWithConfig();
    const shared = { ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } } as const;
    await bed.engine.start([shared]);
    await bed.signIn('northwind');
    const file = structuredClone(bed.shared.get('corp'));
    const before = bed.exchanges.length;
    await configure({ oidc: stray, portal: stray });
    await bed.engine.recheck('northwind');
    await bed.clock.advance(3_600_000);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'endpoint-changed' });
    expect(bed.exchanges).toHaveLength(before);
    expect(bed.shared.get('corp')).toEqual(file);
    await configure({});
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('do not follow a sign-in that was under way when they changed', async () => {
    const { bed, configure } = bedWithConfig();
    await bed.engine.start([northwind]);
    const { userCode, done } = await bed.reachUserCode('northwind');
    await configure({ oidc: stray, portal: stray });
    bed.simulator.control.approve(userCode);
    await bed.clock.advance(10_000);
    await done;
    expect(bed.status('northwind')?.kind).toBe('signed-out');
    expect(bed.vault.get('northwind')?.token).toBeUndefined();
  });

  it('are left alone by a change that is not about them', async () => {
    const { bed, configure } = bedWithConfig();
    await bed.engine.start([northwind]);
    await bed.signIn('northwind');
    await bed.clock.settle();
    const before = { statuses: bed.statuses.get('northwind')?.length, exchanges: bed.exchanges.length };
    await configure({ sts: 'https://sts.c.example' });
    expect({ statuses: bed.statuses.get('northwind')?.length, exchanges: bed.exchanges.length }).toEqual(before);
  });

  it('change with the flags of a session, which signs it out as another region does', async () => {
    const bed = createEngineBed();
    await bed.engine.start([northwind]);
    await bed.signIn('northwind');
    await bed.engine.changeSession({ ...northwind, fips: true });
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out' });
    expect(bed.vault.get('northwind')?.token).toBeUndefined();
    await bed.signIn('northwind');
    expect(bed.exchanges.at(-1)?.url).toMatch(/^https:\/\/portal\.sso-fips\.us-east-1\.amazonaws\.com\//);
    expect(bed.vault.get('northwind')?.endpoints).toEqual({
      oidc: 'https://oidc-fips.us-east-1.amazonaws.com',
      portal: 'https://portal.sso-fips.us-east-1.amazonaws.com',
    });
  });

  it('stay as they are where a flag changes nothing of them', async () => {
    const bed = createEngineBed({ environment: { AWS_ENDPOINT_URL: stray } });
    await bed.engine.start([northwind]);
    await bed.signIn('northwind');
    await bed.engine.changeSession({ ...northwind, dualStack: true });
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    expect(bed.vault.get('northwind')?.token).toBeDefined();
  });
});

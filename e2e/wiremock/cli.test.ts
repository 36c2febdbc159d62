/** The device flow by the commands of the AWS CLI in the stubs of the real WireMock. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cliDriver, cliPrograms, createToolHome } from './aws-drivers.ts';
import { completeDeviceFlow, errorOf } from './device-flow.ts';
import { startWireMock, type WireMock } from './wiremock-process.ts';

const tools = createToolHome();

let wiremock: WireMock;

beforeAll(async () => {
  wiremock = await startWireMock();
  console.info(wiremock.version);
});

beforeEach(() => wiremock.reset());

afterAll(async () => {
  await wiremock?.stop();
  tools.remove();
});

for (const { program, version } of cliPrograms) {
  describe.skipIf(version === undefined)(`${program}: ${version ?? 'skipped, not installed here'}`, () => {
    it('completes the device flow by its sso-oidc commands, and refreshes', async () => {
      console.info(`${program}: ${version}`);
      const cli = cliDriver(program, wiremock.url, tools.env);
      await completeDeviceFlow(cli, () => wiremock.setState('allowed'));
      const members = { clientName: 'trial/invalid-scope', clientType: 'public' };
      expect(await errorOf(cli, 'RegisterClient', members)).toBe('InvalidScopeException');
      expect(await wiremock.unmatched()).toEqual([]);
    });
  });
}

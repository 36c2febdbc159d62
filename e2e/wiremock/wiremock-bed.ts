import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createToolHome } from './aws-drivers.ts';
import { startWireMock, type WireMock } from './wiremock-process.ts';

/** One WireMock and one home of tools for the tests of a file; before each it is as from the files. */
export const setUpWireMock = () => {
  const tools = createToolHome();
  let running: WireMock | undefined;

  const wiremock = (): WireMock => {
    if (running === undefined) throw new Error('WireMock runs within tests only.');
    return running;
  };

  beforeAll(async () => {
    running = await startWireMock();
    console.info(running.version);
  });

  beforeEach(() => wiremock().reset());

  afterAll(async () => {
    await running?.stop();
    tools.remove();
  });

  return { tools, wiremock };
};

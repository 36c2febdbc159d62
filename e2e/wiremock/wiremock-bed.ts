import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Boto3, boto3Version, createToolHome, startBoto3 } from './aws-drivers.ts';
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

/** boto3 as a client of that WireMock, for the tests of one `describe`. */
export const setUpBoto3 = ({ tools, wiremock }: ReturnType<typeof setUpWireMock>) => {
  let running: Boto3 | undefined;

  const boto3 = (): Boto3 => {
    if (running === undefined) throw new Error('boto3 runs within tests only.');
    return running;
  };

  beforeAll(() => {
    console.info(`boto3: ${boto3Version}`);
    running = startBoto3(wiremock().url, tools.env);
  });

  afterAll(() => running?.stop());

  return boto3;
};

import { serveSimulator } from '../simulator/http-server.ts';
import type { SimulatorOptions } from '../simulator/settings.ts';
import { createSimulator } from '../simulator/simulator.ts';
import type { SimulatorControl } from '../simulator/simulator-control.ts';

/** An Identity Center on a port of this machine, which can go away and come back at the same address. */
export type Service = {
  readonly control: SimulatorControl;
  readonly url: string;
  /** What makes the app, as every AWS SDK, use it. */
  readonly env: Readonly<Record<string, string>>;
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  /** How often this operation was asked for. */
  count(operation: string, grantType?: string): number;
};

export const startService = async (options: SimulatorOptions): Promise<Service> => {
  const simulator = createSimulator(options);
  let server = await serveSimulator(simulator);
  const { url, port } = server;
  return {
    control: simulator.control,
    url,
    env: { AWS_ENDPOINT_URL_SSO_OIDC: url, AWS_ENDPOINT_URL_SSO: url },
    goAway: () => server.close(),
    async comeBack() {
      server = await serveSimulator(simulator, { port });
    },
    count: (operation, grantType) =>
      simulator.control
        .requests()
        .filter((each) => each.operation === operation && (grantType === undefined || each.grantType === grantType))
        .length,
  };
};

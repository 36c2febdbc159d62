import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startDaemon } from '../../build/daemon.mjs';

/** The real WireMock with our mappings, on a port of this machine. */
export type WireMock = {
  readonly url: string;
  /** Of WireMock and of the Java runtime. */
  readonly version: string;
  /** What makes the app, as every AWS SDK, use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Presses a button of the page that the verification address leads to; resolves with the page that follows. */
  press(button: 'allow' | 'deny'): Promise<string>;
  /** Puts the device authorization into a state by WireMock's own interface, without the page. */
  setState(state: string): Promise<void>;
  /** Adds a stub to those from the files. */
  addStub(stub: object): Promise<void>;
  /** How many requests had such a path and body. */
  count(urlPath: string, bodyPart: string): Promise<number>;
  /** Requests for which there was no stub, as method and address. */
  unmatched(): Promise<readonly string[]>;
  /** Nobody waits for anything, no request was made, and there are only the stubs from the files. */
  reset(): Promise<void>;
  stop(): Promise<void>;
};

const rootFolder = fileURLToPath(new URL('../../simulator/wiremock', import.meta.url));
const require = createRequire(import.meta.url);
const jarFolder = join(dirname(require.resolve('wiremock/package.json')), 'build');

/** What `java -version` says first; throws where there is no Java, which never makes the tests pass. */
const javaVersion = async (): Promise<string> => {
  try {
    const { stderr } = await promisify(execFile)('java', ['-version']);
    return stderr.split('\n')[0] ?? '';
  } catch (cause) {
    throw new Error('WireMock needs a Java runtime: install one (on Debian default-jre-headless).', { cause });
  }
};

export const startWireMock = async (): Promise<WireMock> => {
  const java = await javaVersion();
  const jar = readdirSync(jarFolder).find((name) => name.endsWith('.jar')) ?? '';
  // A short life: the compiler that pays off in a long one would only take the processors from the tests.
  const virtualMachine = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', join(jarFolder, jar)];
  const options = ['--root-dir', rootFolder, '--bind-address', '127.0.0.1', '--port', '0', '--disable-banner'];
  const daemon = await startDaemon('java', [...virtualMachine, ...options], {
    env: process.env,
    ready: /^port: +\d+$/m,
  });
  const url = `http://127.0.0.1:${/^port: +(\d+)$/m.exec(daemon.output)?.[1]}`;

  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const answer = await fetch(url + path, { method, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };

  return {
    url,
    version: `WireMock ${/^version: +(.+)$/m.exec(daemon.output)?.[1]}, ${java}`,
    env: { AWS_ENDPOINT_URL_SSO_OIDC: url, AWS_ENDPOINT_URL_SSO: url },
    press: async (button) => (await send('POST', `/device/${button}`)).text(),
    async setState(state) {
      await send('PUT', '/__admin/scenarios/device-authorization/state', { state });
    },
    async addStub(stub) {
      await send('POST', '/__admin/mappings', stub);
    },
    async count(urlPath, bodyPart) {
      const bodyPatterns = [{ contains: bodyPart }];
      const answer = await send('POST', '/__admin/requests/count', { method: 'POST', urlPath, bodyPatterns });
      return (await answer.json()).count;
    },
    async unmatched() {
      const { requests } = await (await send('GET', '/__admin/requests/unmatched')).json();
      return requests.map(({ method, url: path }: { method: string; url: string }) => `${method} ${path}`);
    },
    async reset() {
      await send('POST', '/__admin/reset');
    },
    stop: daemon.stop,
  };
};

import type { Server } from 'node:net';

/**
 * Lets a server listen on 127.0.0.1.
 * @param port 0 takes any free one
 * @returns the port it got
 * @throws the listen error, for example with code `EADDRINUSE`
 */
export const listenOnLoopback = async (server: Server, port: number): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

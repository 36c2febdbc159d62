import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { areTwoPeople, isForeignConnection, isOwnConnection, ownerOf } from './connection-owner.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 11 1 0 20 4 30 10 -1
   1: 0100007F:C001 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 12 1 0 20 4 30 10 -1
   2: 0000000000000000FFFF00000100007F:C002 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000  1002        0 13 1 0
`;

describe('ownerOf', () => {
  it('tells whose the other end is', () => {
    expect(ownerOf(table, 0xc001, 8080)).toBe(1001);
    expect(ownerOf(table, 0xc002, 8080)).toBe(1002);
    expect(ownerOf(table, 0xc003, 8080)).toBeUndefined();
  });
});

describe('isOwnConnection', () => {
  it('knows a connection of this process for its own', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
    const client = connect(address.port, '127.0.0.1');
    const socket = await accepted;
    expect(await isOwnConnection(socket)).toBe(true);
    expect(await isForeignConnection(socket)).toBe(false);
    client.destroy();
    socket.destroy();
    server.close();
  });
});

describe('areTwoPeople', () => {
  it.each([
    [1001, 1000, true],
    [1000, 1000, false],
    [0, 1000, false],
    [1000, 0, false],
    [undefined, 1000, false],
  ])('of %s and %s: %s', (owner, ourselves, expected) => {
    expect(areTwoPeople(owner, ourselves)).toBe(expected);
  });
});

/** A program of its own: Latchkey without a window. It is told what to do, and says what it did, line by line, until there is nobody to tell it more. */
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { EngineSession } from '../../electron/engine/ports.ts';
import type { SessionStatus } from '../../shared/model.ts';
import { hourMs } from '../../shared/time.ts';
import { createFileEngine, type FileEngine } from '../neighbours/file-engine.ts';

/** The one argument of the program, as JSON. */
export type HeadlessOptions = {
  readonly home: string;
  readonly userData: string;
  readonly url: string;
  readonly session: EngineSession;
  readonly accountId: string;
  readonly roleName: string;
};

export type Order =
  | { readonly kind: 'start' | 'sign-in' }
  /** Gets role credentials from the service, which is where a refresh may be needed. */
  | { readonly kind: 'ask'; readonly afterMs: number };

export type Saying =
  | { readonly kind: 'loaded' | 'started' | 'asked' }
  | { readonly kind: 'failed'; readonly because: string }
  | { readonly kind: 'status'; readonly status: SessionStatus };

const say = (saying: Saying): void => void process.stdout.write(`${JSON.stringify(saying)}\n`);

const main = async (): Promise<void> => {
  const { session, accountId, roleName, ...places }: HeadlessOptions = JSON.parse(process.argv[2] ?? '');
  let latchkey: FileEngine | undefined;
  // Never content with the credentials it has.
  const always = { leftMs: hourMs, shareOfLife: 1 };

  const follow = async (order: Order): Promise<void> => {
    if (order.kind === 'start') {
      // Not before: whoever runs on the same folders may still be there.
      latchkey = await createFileEngine({ ...places, onStatus: (_, status) => say({ kind: 'status', status }) });
      await latchkey.start([session]);
      say({ kind: 'started' });
    } else if (order.kind === 'sign-in') {
      await latchkey?.engine.signIn(session.id);
    } else if (order.kind === 'ask') {
      await wait(order.afterMs);
      await latchkey?.engine.roleCredentials({ sessionId: session.id, accountId, roleName }, always);
      say({ kind: 'asked' });
    }
  };

  const orders = createInterface({ input: process.stdin });
  orders.on('line', (line) => {
    follow(JSON.parse(line)).catch((error: unknown) => say({ kind: 'failed', because: String(error) }));
  });
  // Also when whoever started it is gone.
  orders.on('close', () => latchkey?.stop());
  say({ kind: 'loaded' });
};

await main();

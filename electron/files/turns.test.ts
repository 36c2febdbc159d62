import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

const held = () => {
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release };
};

describe('turns', () => {
  it('runs work on one key in the order asked for, one at a time', async () => {
    const inTurn = createTurns();
    const seen: string[] = [];
    const first = held();
    const running = inTurn('a', async () => {
      seen.push('first begins');
      await first.until;
      seen.push('first ends');
    });
    const waiting = inTurn('a', async () => {
      seen.push('second');
    });
    first.release();
    await Promise.all([running, waiting]);
    expect(seen).toEqual(['first begins', 'first ends', 'second']);
  });

  it('never lets one key wait for another', async () => {
    const inTurn = createTurns();
    const never = held();
    const blocked = inTurn('a', () => never.until);
    expect(await inTurn('b', async () => 'done')).toBe('done');
    never.release();
    await blocked;
  });

  it('hands a failure to its own caller only', async () => {
    const inTurn = createTurns();
    const failing = inTurn('a', async () => {
      throw new Error('broken');
    });
    const next = inTurn('a', async () => 'still served');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('still served');
  });
});

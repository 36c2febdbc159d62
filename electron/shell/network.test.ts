import { expect, it } from 'vitest';
import { createHandClock } from '../../e2e/hand-clock.ts';
import { watchNetwork } from './network.ts';

it('tells each change once, looking no more often than every ten seconds', async () => {
  const clock = createHandClock();
  const heard: boolean[] = [];
  let reachable = true;
  const watch = watchNetwork(
    () => reachable,
    clock,
    (online) => heard.push(online),
  );
  await clock.advance(10_000);
  reachable = false;
  await clock.advance(9999);
  expect(heard).toEqual([]);
  expect(watch.isOnline()).toBe(false);
  await clock.advance(1);
  await clock.advance(10_000);
  reachable = true;
  await clock.advance(10_000);
  expect(heard).toEqual([false, true]);

  watch.stop();
  reachable = false;
  await clock.advance(60_000);
  expect(heard).toEqual([false, true]);
});

import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import { createBroadcast, createDelivery, stateFeed } from './feeds.ts';
import { createState } from './state.ts';

const nextTick = () => new Promise<void>((resolve) => setImmediate(resolve));

const newState = () =>
  createState(
    {
      ...emptyState,
    },
    () => 'id',
  );

describe('stateFeed', () => {
  it('gives the present state at once and one push for all changes of a tick', async () => {
    const state = newState();
    const pushed: boolean[] = [];
    const end = stateFeed(state)(({ online }) => pushed.push(online));
    expect(pushed).toEqual([true]);
    state.change({ online: false });
    state.notify({ code: 'offline' });
    await nextTick();
    expect(pushed).toEqual([true, false]);
    end();
    state.change({ online: true });
    await nextTick();
    expect(pushed).toEqual([true, false]);
  });
});

describe('createBroadcast', () => {
  it('reaches who watches, and nobody after their end', () => {
    const { feed, send } = createBroadcast<number>();
    const heard: number[] = [];
    send(1);
    const end = feed((value) => heard.push(value));
    send(2);
    end();
    send(3);
    expect(heard).toEqual([2]);
  });
});

describe('createDelivery', () => {
  it('keeps the last value for a page that is still loading, once', () => {
    const { feed, deliver } = createDelivery<string>();
    deliver('first');
    deliver('second');
    const heard: string[] = [];
    const end = feed((value) => heard.push(value));
    expect(heard).toEqual(['second']);
    deliver('third');
    end();
    deliver('fourth');
    feed((value) => heard.push(value));
    expect(heard).toEqual(['second', 'third', 'fourth']);
  });
});

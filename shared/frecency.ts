/** How often and how lately something was used, as one number that keeps its order while time passes. Pure. */
import { dayMs } from './time.ts';

const halfLifeMs = 7 * dayMs;

/**
 * Each use counts one, and half as much after every half-life. The number is the instant at which the uses so far count
 * one in all: the later, the more frecent, whenever one looks.
 */
export const frecentAfterUse = (frecentAt: number | undefined, now: number): number => {
  if (frecentAt === undefined) return now;
  // log2(1 + 2^ahead), without a power that a clock set back by years makes endless.
  const ahead = (frecentAt - now) / halfLifeMs;
  return now + halfLifeMs * (Math.max(ahead, 0) + Math.log2(1 + 2 ** -Math.abs(ahead)));
};

type Frecent = { readonly frecentAt: number };

export const byFrecency = (left: Frecent, right: Frecent): number => right.frecentAt - left.frecentAt;

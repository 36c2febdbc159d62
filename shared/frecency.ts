/** How often and how lately something was used, as one number that keeps its order while time passes. Pure. */
import { dayMs } from './time.ts';

const halfLifeMs = 7 * dayMs;

/**
 * Each use counts one, and half as much after every half-life. The number is the instant at which the uses so far count
 * one in all: the later, the more frecent, whenever one looks.
 */
export const frecentAfterUse = (frecentAt: number | undefined, now: number): number => {
  const countedNow = frecentAt === undefined ? 0 : 2 ** ((frecentAt - now) / halfLifeMs);
  return now + halfLifeMs * Math.log2(1 + countedNow);
};

type Frecent = { readonly frecentAt: number };

export const byFrecency = (left: Frecent, right: Frecent): number => right.frecentAt - left.frecentAt;

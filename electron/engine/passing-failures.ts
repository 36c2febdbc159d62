import { AppError } from '../../shared/errors.ts';
import { isPassing, judge } from './errors.ts';
import type { Ports } from './ports.ts';
import { wait } from './waiting.ts';

const mostTries = 3;
const firstPauseMs = 400;

/** Makes a call that somebody waits for: again after a short pause where it failed for a passing reason, twice at most. Throws what the last call threw. */
export const throughPassingFailures = async <Value>(
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
  call: () => Promise<Value>,
): Promise<Value> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (error instanceof AppError || !isPassing(judge(error).refusal) || tries === mostTries) throw error;
      await wait(clock, firstPauseMs * 2 ** (tries - 1) * (0.5 + random() / 2));
    }
  }
};

import { exitCodes } from './exit-codes.ts';
import { Problem } from './problem.ts';

/** A command line that was not understood. */
export const misuse = (message: string): Problem => new Problem(`${message} See: latchkey --help`, exitCodes.usage);

/** What Node's own parser makes of a command line; its complaint becomes ours. */
export const understood = <Parsed>(parse: () => Parsed): Parsed => {
  try {
    return parse();
  } catch (error) {
    // The rest of Node's message is advice that does not hold here.
    const [sentence = ''] = error instanceof Error ? error.message.split(/\. |\.?$/m) : [];
    throw misuse(`${sentence}.`);
  }
};

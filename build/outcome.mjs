import { Interrupted } from './interruption.mjs';
import { SetupProblem } from './progress.mjs';

/**
 * Runs a command and makes its result the exit code of this process. Problems that come with a remedy are shown as
 * they are, anything else with its stack.
 * @param {() => Promise<number>} command resolves with the exit code
 */
export async function exitWithOutcomeOf(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (error instanceof Interrupted) {
      process.exitCode = error.exitCode;
    } else {
      console.error(error instanceof SetupProblem ? `\n${error.message}` : error);
      process.exitCode = 1;
    }
  }
}

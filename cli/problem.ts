import { exitCodes } from './exit-codes.ts';

type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends the command: its message is the one line on stderr, saying what to do. */
export class Problem extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.name = 'Problem';
    this.exitCode = exitCode;
  }
}

/** No app listens at the user-data folder looked at. */
export class NotRunning extends Problem {
  constructor() {
    super('Latchkey is not running. Start it, then try again.', exitCodes.notRunning);
    this.name = 'NotRunning';
  }
}

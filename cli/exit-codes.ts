/** What the `latchkey` command ends with. `exec` ends with its command's own code, and with 125 to 127 as `env` does. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notRunning: 3,
  signInNeeded: 4,
  refused: 5,
  execFailed: 125,
  execNotExecutable: 126,
  execNotFound: 127,
} as const;

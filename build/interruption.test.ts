import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const interruption = fileURLToPath(new URL('interruption.mjs', import.meta.url));

/** How a process ends by this signal that runs `program` once it can be interrupted. */
const endBy = async (signal: NodeJS.Signals, program: string) => {
  const script = `import(process.argv[1]).then(({ interruption, leaveSignalsToProgram }) => {
    setInterval(() => {}, 1000);
    ${program}
    console.log('ready');
  })`;
  const child = spawn(process.execPath, ['-e', script, interruption], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  child.kill(signal);
  return await exited;
};

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', (signal) => {
  it('is told to what unwinds by itself', async () => {
    const unwind = "interruption.addEventListener('abort', () => process.exit(interruption.reason.exitCode - 100));";
    expect(await endBy(signal, unwind)).toEqual([{ SIGINT: 30, SIGTERM: 43, SIGHUP: 29 }[signal], null]);
  });

  it('ends a program that was left to its signals', async () => {
    expect(await endBy(signal, 'leaveSignalsToProgram();')).toEqual([null, signal]);
  });
});

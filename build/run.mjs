// Every npm script starts here: `node build/run.mjs <command> [arguments]`.
// It is written for any Node since 12, so that an old one reaches the message below instead of a syntax error.

/* biome-ignore-all lint/complexity/useOptionalChain: must parse on an old Node */

const minimum = [20, 19];
const commands = ['start', 'demo', 'simulator', 'test', 'build', 'electron-path'];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < minimum[0] || (major === minimum[0] && minor < minimum[1])) {
  console.error(`Latchkey needs Node ${minimum.join('.')} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const command = process.argv[2];
if (!commands.includes(command)) {
  console.error(`usage: node build/run.mjs ${commands.join('|')} [arguments]`);
  process.exit(2);
}

import('./outcome.mjs').then(({ exitWithOutcomeOf }) =>
  exitWithOutcomeOf(() => import(`./${command}.mjs`).then((module) => module.run(process.argv.slice(3)))),
);

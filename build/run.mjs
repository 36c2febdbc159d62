// Every npm script starts here: `node build/run.mjs <command> [arguments]`.
// It is written for any Node since 12, so that an old one reaches the message below instead of a syntax error.

const minimum = { major: 20, minor: 19 };
const commands = ['start', 'demo', 'simulator', 'test', 'races', 'gallery', 'build', 'electron-path', 'latchkey'];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < minimum.major || (major === minimum.major && minor < minimum.minor)) {
  console.error(
    `Latchkey needs Node ${minimum.major}.${minimum.minor} or newer; this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}

const command = process.argv[2] || '';
if (!commands.includes(command)) {
  console.error(`usage: node build/run.mjs ${commands.join('|')} [arguments]`);
  process.exit(2);
}

import('./outcome.mjs').then(({ exitWithOutcomeOf }) =>
  exitWithOutcomeOf(() => import(`./${command}.mjs`).then((module) => module.run(process.argv.slice(3)))),
);

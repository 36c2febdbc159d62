import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandWords } from './command-words.ts';

describe('commandWords', () => {
  it.each([
    ['firefox', ['firefox']],
    ['  firefox   -P  work ', ['firefox', '-P', 'work']],
    [`firefox -P 'Jane Doe' "{url}"`, ['firefox', '-P', 'Jane Doe', '{url}']],
    ['/opt/My\\ Browser/run --x="a b"c', ['/opt/My Browser/run', '--x=a bc']],
    [`run "say \\"hi\\" \\$HOME \\n" 'back\\slash'`, ['run', 'say "hi" $HOME \\n', 'back\\slash']],
    ['"C:\\Program Files\\b.exe" {url}', ['C:\\Program Files\\b.exe', '{url}']],
    [`run '' ""`, ['run', '', '']],
    ['run $HOME `id` $(id) *', ['run', '$HOME', '`id`', '$(id)', '*']],
    ['run a\\', ['run', 'a\\']],
  ])('%s', (line, words) => {
    expect(commandWords(line)).toEqual(words);
  });

  it.each(['', '   ', `run 'open`, 'run "open', `'' x`])('has nothing to start in %j', (line) => {
    expect(commandWords(line)).toBeUndefined();
  });

  it('splits as the shell of this machine does', () => {
    const lines = [`a "b c" 'd "e' f\\ g`, `x="1 2"'3'4 "\\\\" '\\'`, `p "" a''b "c"d'e'`];
    for (const line of lines) {
      const shell = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
      expect(commandWords(line)).toEqual(shell.split('\0').slice(0, -1));
    }
  });
});

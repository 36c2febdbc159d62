import { structuredPatch } from 'diff';
import type { DiffHunk, DiffLine } from '../../shared/aws-files.ts';

/** Settings whose values are never secret. */
const harmless =
  /^(sso_\w+|region|output|role_arn|role_session_name|source_profile|duration_seconds|services|endpoint_url|cli_\w+)$/i;

// SECURITY: a config file may hold keys, and tokens in the arguments of a command. What is not ours to show stays out.
const shown = (text: string): string => {
  const [, head = '', name = '', value = ''] = /^(\s*([^\s=:#;[][^=:]*?)\s*[=:]\s*)(.*)$/.exec(text) ?? [];
  if (head !== '') return value === '' || harmless.test(name) ? text : `${head}•••`;
  return /^\s*([[#;]|$)/.test(text) ? text : '•••';
};

// Every line ended alike: a missing last line break is no change that a person cares to see.
const evened = (text: string): string => {
  const lines = text.replace(/\r\n|\r/g, '\n');
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
};

/**
 * The change from one text to the other, line by line with three lines around. Values are left out unless the line is
 * in `written`, the lines that we write ourselves, or its setting is known to be harmless.
 */
export const diffOf = (before: string, after: string, written: ReadonlySet<string>): readonly DiffHunk[] => {
  const patch = structuredPatch('', '', evened(before), evened(after), undefined, undefined, { context: 3 });
  return patch.hunks.map(({ oldStart, newStart, lines }) => {
    let [oldLine, newLine] = [oldStart, newStart];
    const diffLine = (line: string): DiffLine => {
      const whole = line.slice(1);
      const text = written.has(whole) ? whole : shown(whole);
      if (line.startsWith('+')) return { kind: 'added', text, after: newLine++ };
      if (line.startsWith('-')) return { kind: 'removed', text, before: oldLine++ };
      return { kind: 'same', text, before: oldLine++, after: newLine++ };
    };
    return { lines: lines.map(diffLine) };
  });
};

import type { ProfileMark } from '../../shared/aws-files.ts';

/** What the comment above a section of ours says: whose it is, and for which role unless it is the session's own. */
export type SectionMark = ProfileMark | { readonly owner: string; readonly part: 'session' };

const sentence = '# written by Latchkey: ';
const roleForm = /^([^/\s]+)(?:\/(\d{12})\/([\w+=,.@-]+)(\/process)?)?$/;

/** The comment line, without line break. Every AWS tool ignores it. */
export const markLine = (mark: SectionMark): string => {
  const owner = encodeURIComponent(mark.owner);
  if (mark.part === 'session') return `${sentence}${owner}`;
  const role = `${owner}/${mark.accountId}/${mark.roleName}`;
  return `${sentence}${role}${mark.part === 'process-twin' ? '/process' : ''}`;
};

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** The mark in a comment line, exactly as `markLine` writes it; `undefined` for any other comment. */
export const parseMark = (line: string): SectionMark | undefined => {
  if (!line.startsWith(sentence)) return undefined;
  const [, coded = '', accountId, roleName, process] = roleForm.exec(line.slice(sentence.length)) ?? [];
  const owner = decoded(coded);
  if (owner === undefined || owner === '') return undefined;
  if (accountId === undefined || roleName === undefined) return { owner, part: 'session' };
  return { owner, accountId, roleName, part: process === undefined ? 'profile' : 'process-twin' };
};

import type { ProfileMark } from '../../shared/aws-files.ts';

/** What the comment above a section of ours says: whose it is, and for which role unless it is the session's own. */
export type SectionMark = ProfileMark | { readonly owner: string; readonly style: 'session' };

const sentence = '# written by Latchkey: ';

/** The comment line, without line break. Every AWS tool ignores it. */
export const markLine = (mark: SectionMark): string => {
  const owner = encodeURIComponent(mark.owner);
  if (mark.style === 'session') return `${sentence}${owner}`;
  const role = `${owner}/${mark.accountId}/${mark.roleName}`;
  return `${sentence}${role}${mark.style === 'process' ? '/process' : ''}`;
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
  const [, coded = '', accountId, roleName, process] =
    /^([^/\s]+)(?:\/(\d{12})\/([\w+=,.@-]+)(\/process)?)?$/.exec(line.slice(sentence.length)) ?? [];
  const owner = decoded(coded);
  if (owner === undefined || owner === '') return undefined;
  if (accountId === undefined || roleName === undefined) return { owner, style: 'session' };
  return { owner, accountId, roleName, style: process === undefined ? 'sso' : 'process' };
};

import type { ProfileMark } from '../../shared/aws-files.ts';

/** What the comment above a section of ours says: whose it is, for which role unless it is the session's, and its name. */
export type SectionMark =
  | (ProfileMark & { readonly name: string })
  | { readonly owner: string; readonly part: 'session'; readonly name: string };

const sentence = '# written by Latchkey: ';

/** The same for the same role or session of an owner, whatever its section is called. */
export const markKey = (mark: SectionMark): string => {
  if (mark.part === 'session') return mark.owner;
  return [mark.owner, mark.accountId, mark.roleName, mark.chainedRoleId ?? '', mark.part].join('/');
};

/**
 * The comment line, without line break; every AWS tool ignores it. It names its section: moved or copied above another
 * one, it says nothing about that one.
 */
export const markLine = (mark: SectionMark): string => {
  const owner = encodeURIComponent(mark.owner);
  if (mark.part === 'session') return `${sentence}${owner}/${mark.name}`;
  const { accountId, roleName, chainedRoleId, name, part } = mark;
  const more = [
    ...(chainedRoleId === undefined ? [] : [`chained:${encodeURIComponent(chainedRoleId)}`]),
    ...(part === 'profile' ? [] : ['process']),
  ];
  return sentence + [owner, accountId, roleName, name, ...more].join('/');
};

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const form = /^([^/\s]+)(?:\/(\d{12})\/([\w+=,.@-]+))?\/([\w.@+-]+)(?:\/chained:([^/\s]+))?(\/process)?$/;

/** The mark in a comment line, exactly as `markLine` writes it; `undefined` for any other comment. */
export const parseMark = (line: string): SectionMark | undefined => {
  if (!line.startsWith(sentence)) return undefined;
  const [, coded = '', accountId, roleName, name, codedChain, process] = form.exec(line.slice(sentence.length)) ?? [];
  const owner = decoded(coded);
  if (owner === undefined || owner === '' || name === undefined) return undefined;
  if (accountId === undefined || roleName === undefined) return { owner, part: 'session', name };
  const chainedRoleId = codedChain === undefined ? undefined : decoded(codedChain);
  return {
    ...{ owner, accountId, roleName, part: process === undefined ? 'profile' : 'process-twin', name },
    ...(chainedRoleId !== undefined && { chainedRoleId }),
  };
};

import type { ConfigDocument, ConfigSection } from './config-document.ts';
import { markKey, markLine, parseMark, type SectionMark } from './section-mark.ts';
import { nameInBotocore } from './section-names.ts';
import { applyEdits, type TextEdit } from './text-edits.ts';

/** A section as it is to stand in the file. */
export type WantedSection = {
  readonly mark: SectionMark;
  readonly header: string;
  readonly settings: readonly (readonly [name: string, value: string])[];
};

export type OwnSection = { readonly mark: SectionMark; readonly section: ConfigSection };

/** The settings that we write: in our own sections they are ours to change and to remove, all others stay. */
const ownSettings: ReadonlySet<string> = new Set([
  ...['sso_start_url', 'sso_region', 'sso_registration_scopes', 'sso_session', 'sso_account_id', 'sso_role_name'],
  ...['role_arn', 'source_profile', 'external_id', 'role_session_name', 'duration_seconds'],
  ...['credential_process', 'region', 'output'],
]);

/** Sections with our mark above them that names them: a section renamed or copied by hand is none of ours. */
export const ownSectionsOf = (document: ConfigDocument): readonly OwnSection[] => {
  const seen = new Set<string>();
  return document.sections.flatMap((section) => {
    const mark = section.above === undefined ? undefined : parseMark(section.above.text);
    const name = nameInBotocore(section.header);
    if (mark === undefined || name?.name !== mark.name || seen.has(markKey(mark))) return [];
    if (name.kind !== (mark.part === 'session' ? 'sso-session' : 'profile')) return [];
    seen.add(markKey(mark));
    return [{ mark, section }];
  });
};

/** The line break of the file: Windows' own where every line has it, otherwise `\n`. */
const lineBreakOf = (text: string): string => (/\r\n/.test(text) && !/(^|[^\r])\n/.test(text) ? '\r\n' : '\n');

const updateEdits = (text: string, section: ConfigSection, wanted: WantedSection, lineBreak: string): TextEdit[] => {
  const edits: TextEdit[] = [];
  const { above, header } = section;
  if (header !== wanted.header) {
    if (above !== undefined) {
      edits.push({ offset: above.offset, length: above.text.length, text: markLine(wanted.mark) });
    }
    edits.push({ offset: text.indexOf('[', section.offset) + 1, length: header.length, text: wanted.header });
  }
  const values = new Map(wanted.settings);
  for (const { name, value, offset, end } of section.settings) {
    if (!ownSettings.has(name)) continue;
    const next = values.get(name);
    const line = text.slice(offset, end);
    const [, indent = '', isPlain] = new RegExp(`^([ \\t]*)(${name}[ \\t]*=)?`).exec(line) ?? [];
    if (next === value && isPlain !== undefined) continue;
    const ending = /(\r?\n)?$/.exec(line)?.[0] ?? '';
    edits.push({ offset, length: line.length, text: next === undefined ? '' : `${indent}${name} = ${next}${ending}` });
  }
  const standing = new Set(section.settings.map(({ name }) => name));
  const missing = wanted.settings.filter(([name]) => !standing.has(name));
  if (missing.length === 0) return edits;
  const offset = section.settings.at(-1)?.end ?? section.headerEnd;
  const isOpen = text.charAt(offset - 1) !== '\n';
  const lines = missing.map(([name, value]) => `${name} = ${value}`).join(lineBreak);
  return [...edits, { offset, length: 0, text: isOpen ? lineBreak + lines : lines + lineBreak }];
};

/** From the mark to the last setting, with the blank line that was written before it. */
const removalOf = (text: string, section: ConfigSection): TextEdit => {
  const start = section.above?.offset ?? section.offset;
  const before = /(?:^|\n)(\r?\n)$/.exec(text.slice(Math.max(0, start - 4), start))?.[1] ?? '';
  const offset = start - before.length;
  const after = offset === 0 ? (/^\r?\n/.exec(text.slice(section.contentEnd))?.[0] ?? '') : '';
  return { offset, length: section.contentEnd + after.length - offset, text: '' };
};

/** Removals may meet at the blank line between two sections. */
const withoutOverlap = (edits: readonly TextEdit[]): TextEdit[] => {
  let from = 0;
  return [...edits]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, length, text }) => {
      const start = Math.max(offset, from);
      const end = Math.max(offset + length, start);
      from = end;
      return { offset: start, length: end - start, text };
    });
};

/** The lines of a section as we write it, its mark first. */
export const linesOfSection = ({ mark, header, settings }: WantedSection): readonly string[] => [
  ...[markLine(mark), `[${header}]`],
  ...settings.map(([name, value]) => `${name} = ${value}`),
];

const append = (text: string, sections: readonly WantedSection[], lineBreak: string): string => {
  const blocks = sections.map((section) => [...linesOfSection(section), ''].join(lineBreak));
  if (blocks.length === 0) return text;
  const closed = text === '' || text.endsWith('\n') ? text : text + lineBreak;
  return (closed === '' ? '' : closed + lineBreak) + blocks.join(lineBreak);
};

/**
 * The text with our sections brought to what is wanted: those there are updated line by line, those no longer wanted
 * are removed where `isPruned` says so, new ones go to the end. Not a byte of any other section changes.
 */
export const withOwnSections = (
  document: ConfigDocument,
  wanted: readonly WantedSection[],
  isPruned: (mark: SectionMark) => boolean,
): string => {
  const { text } = document;
  const lineBreak = lineBreakOf(text);
  const byMark = new Map(wanted.map((each) => [markKey(each.mark), each]));
  const own = ownSectionsOf(document);
  const edits = own.flatMap(({ mark, section }) => {
    const next = byMark.get(markKey(mark));
    if (next !== undefined) return updateEdits(text, section, next, lineBreak);
    return isPruned(mark) ? [removalOf(text, section)] : [];
  });
  const standing = new Set(own.map(({ mark }) => markKey(mark)));
  const added = wanted.filter(({ mark }) => !standing.has(markKey(mark)));
  return append(applyEdits(text, withoutOverlap(edits)), added, lineBreak);
};

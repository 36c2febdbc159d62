import type { ConfigDocument, ConfigSection } from './config-document.ts';
import { markLine, parseMark, type SectionMark } from './section-mark.ts';
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
  ...['credential_process', 'region', 'output'],
]);

/** Sections with our mark above them. Of a mark that stands twice, as after copying a section by hand, only the first. */
export const ownSectionsOf = (document: ConfigDocument): readonly OwnSection[] => {
  const seen = new Set<string>();
  return document.sections.flatMap((section) => {
    const mark = section.above === undefined ? undefined : parseMark(section.above.text);
    if (mark === undefined || seen.has(markLine(mark))) return [];
    seen.add(markLine(mark));
    return [{ mark, section }];
  });
};

/** The line break of the file: Windows' own where every line has it, otherwise `\n`. */
const lineBreakOf = (text: string): string => (/\r\n/.test(text) && !/(^|[^\r])\n/.test(text) ? '\r\n' : '\n');

const updateEdits = (text: string, section: ConfigSection, wanted: WantedSection, lineBreak: string): TextEdit[] => {
  const edits: TextEdit[] = [];
  if (section.header !== wanted.header) {
    const offset = text.indexOf('[', section.offset) + 1;
    edits.push({ offset, length: section.header.length, text: wanted.header });
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
  const byMark = new Map(wanted.map((each) => [markLine(each.mark), each]));
  const own = ownSectionsOf(document);
  const edits = own.flatMap(({ mark, section }) => {
    const next = byMark.get(markLine(mark));
    if (next !== undefined) return updateEdits(text, section, next, lineBreak);
    return isPruned(mark) ? [removalOf(text, section)] : [];
  });
  const standing = new Set(own.map(({ mark }) => markLine(mark)));
  const added = wanted.filter(({ mark }) => !standing.has(markLine(mark)));
  return append(applyEdits(text, withoutOverlap(edits)), added, lineBreak);
};

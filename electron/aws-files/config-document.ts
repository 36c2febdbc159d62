import type { AwsFileProblemCode } from '../../shared/aws-files.ts';
import { type ConfigLine, indentOf, isComment, isMap, linesOf, strip, stripEnd } from './config-lines.ts';

/** A config file as botocore's parser sees it, with the place of everything in the text. */
export type ConfigDocument = {
  readonly text: string;
  /** In order; a section that stands twice is here twice. */
  readonly sections: readonly ConfigSection[];
  /** Why AWS tools would refuse the file, or read it differently. */
  readonly faults: readonly ConfigFault[];
};

export type ConfigSection = {
  /** Between the outer brackets, as written. */
  readonly header: string;
  readonly line: number;
  /** Of the header's line. */
  readonly offset: number;
  /** Behind the header's line. */
  readonly headerEnd: number;
  /** Behind the last line that says something: what follows is blank or comment. */
  readonly contentEnd: number;
  readonly settings: readonly ConfigSetting[];
  /** The comment directly above the header. */
  readonly above?: { readonly text: string; readonly offset: number };
};

type ConfigSetting = {
  /** In lower case, as botocore has it. */
  readonly name: string;
  /** Continuation lines follow after a `\n` each. */
  readonly value: string;
  readonly line: number;
  readonly offset: number;
  /** Behind its last line that is not blank. */
  readonly end: number;
};

type ConfigFault = { readonly code: AwsFileProblemCode; readonly line: number; readonly detail?: string };

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenSetting = Writable<ConfigSetting> & { readonly values: string[] };
type OpenSection = Omit<Writable<ConfigSection>, 'settings'> & { readonly settings: OpenSetting[] };

const byteOrderMark = '\ufeff';

/**
 * Reads `text` line by line with the rules of Python's RawConfigParser, which is the strictest parser among AWS tools,
 * but goes on where it would give up. Never throws; the text can always be had back, since it is kept as it is.
 */
export const parseConfig = (text: string): ConfigDocument => {
  const sections: OpenSection[] = [];
  const faults: ConfigFault[] = [];
  const seen = new Set<string>();
  let section: OpenSection | undefined;
  let setting: OpenSetting | undefined;
  let indent = 0;
  let above: ConfigLine | undefined;

  const fault = (code: AwsFileProblemCode, line: number, detail?: string) =>
    faults.push(detail === undefined ? { code, line } : { code, line, detail });

  const faultOnce = (code: AwsFileProblemCode, line: number) => {
    if (!faults.some((each) => each.code === code)) fault(code, line);
  };

  const checkNew = (key: string, code: AwsFileProblemCode, line: number, detail: string) => {
    if (seen.has(key)) fault(code, line, detail);
    seen.add(key);
  };

  const openSection = (header: string, line: ConfigLine) => {
    if (header === 'DEFAULT') fault('default-for-all', line.number);
    else checkNew(`section\n${header}`, 'duplicate-section', line.number, `[${header}]`);
    const { number, offset, end } = line;
    section = { header, line: number, offset, headerEnd: end, contentEnd: end, settings: [] };
    if (above !== undefined) section.above = { text: above.text, offset: above.offset };
    sections.push(section);
    setting = undefined;
  };

  const openSetting = (owner: OpenSection, content: string, line: ConfigLine) => {
    const delimiter = content.search(/[=:]/);
    owner.contentEnd = line.end;
    if (delimiter === -1) return void fault('line-not-a-setting', line.number);
    const name = stripEnd(content.slice(0, delimiter)).toLowerCase();
    // All sections [DEFAULT] are one; the fault of any other that stands twice is that it does.
    const scope = owner.header === 'DEFAULT' ? 'DEFAULT' : owner.line;
    if (name === '') fault('setting-without-name', line.number);
    else checkNew(`setting\n${scope}\n${name}`, 'duplicate-setting', line.number, name);
    const values = [strip(content.slice(delimiter + 1))];
    setting = { name, value: '', values, line: line.number, offset: line.offset, end: line.end };
    owner.settings.push(setting);
  };

  const extend = (owner: OpenSection, open: OpenSetting, content: string, line: ConfigLine) => {
    // `key =` with an indented block is a map of its own, in which every line needs its =.
    if (open.values[0] === '' && !isMap(content)) fault('nested-line-not-a-setting', line.number);
    open.values.push(content);
    open.end = line.end;
    owner.contentEnd = line.end;
  };

  for (const line of linesOf(text)) {
    if (text.charAt(line.end - 1) === '\r') faultOnce('carriage-return', line.number);
    const content = strip(line.text);
    if (content === '' || isComment(line.text)) {
      if (content === '') setting?.values.push('');
      above = content === '' ? undefined : line;
      continue;
    }
    const depth = indentOf(line.text);
    const header = /^\[([^\n]+)\]/.exec(content)?.[1];
    if (section !== undefined && setting !== undefined && setting.name !== '' && depth > indent) {
      extend(section, setting, content, line);
    } else {
      indent = depth;
      if (header !== undefined) openSection(header, line);
      else if (section !== undefined) openSetting(section, content, line);
      else faultOnce(text.startsWith(byteOrderMark) ? 'byte-order-mark' : 'text-before-section', line.number);
    }
    above = undefined;
  }

  return { text, sections: sections.map(closeSection), faults };
};

const closeSection = ({ settings, ...section }: OpenSection): ConfigSection => ({
  ...section,
  settings: settings.map(({ values, ...setting }) => ({ ...setting, value: stripEnd(values.join('\n')) })),
});

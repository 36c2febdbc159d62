import { type NameFacts, nameFromTemplate, unknownTemplateWord } from '../../shared/profile-names.ts';
import { Choice } from '../ui/choice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { RegionHints } from './region-hints.tsx';

export type Naming = {
  readonly template: string;
  readonly region: string;
  readonly output: string;
  readonly alsoProcess: boolean;
};

const outputs = [
  { value: '', label: 'Not set' },
  { value: 'json', label: 'json' },
  { value: 'yaml', label: 'yaml' },
  { value: 'yaml-stream', label: 'yaml-stream' },
  { value: 'text', label: 'text' },
  { value: 'table', label: 'table' },
] as const;

const known = '{account}, {account-id}, {role}, {session}';

/** What keeps a template from being used, in words. */
export const templateError = (template: string): string | undefined => {
  if (template.trim() === '') return 'Write a template, such as {account}-{role}.';
  const unknown = unknownTemplateWord(template);
  return unknown === undefined ? undefined : `{${unknown}} is not known here. There are ${known}.`;
};

type NamingProps = {
  readonly naming: Naming;
  readonly onChange: (naming: Naming) => void;
  /** A role to show the template with. */
  readonly example: NameFacts | undefined;
  readonly regionError: string | undefined;
  /** What goes through Latchkey only has no other form to write beside. */
  readonly isShared: boolean;
};

/** What profiles are called, and the settings that all of them get. */
export const WriteProfilesNaming = ({ naming, onChange, example, regionError, isShared }: NamingProps) => {
  const { template, region, output, alsoProcess } = naming;
  const error = templateError(template);
  return (
    <div className="profile-naming">
      <TextField
        label="Names"
        mono
        value={template}
        onChange={(next) => onChange({ ...naming, template: next })}
        error={error}
        hint={
          error === undefined &&
          example !== undefined && (
            <span>
              Such as <span className="mono name-preview">{nameFromTemplate(template, example)}</span>
            </span>
          )
        }
      />
      <p className="field-note">Words: {known}.</p>
      <TextField
        label="Region"
        placeholder="None"
        mono
        value={region}
        onChange={(next) => onChange({ ...naming, region: next })}
        error={regionError}
        hint={
          region === '' ? (
            'For every profile. Empty leaves it out.'
          ) : (
            <RegionHints typed={region} onTake={(next) => onChange({ ...naming, region: next })} />
          )
        }
      />
      <Select
        label="Output"
        value={output}
        options={outputs}
        onChange={(next) => onChange({ ...naming, output: next })}
      />
      {isShared && (
        <Choice kind="checkbox" checked={alsoProcess} onChange={(next) => onChange({ ...naming, alsoProcess: next })}>
          Also by credential process, for tools that know no SSO
        </Choice>
      )}
    </div>
  );
};

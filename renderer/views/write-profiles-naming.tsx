import { type NameFacts, nameFromTemplate } from '../../shared/profile-names.ts';
import { exampleNameWords, namingFields, noOutputName, templateError } from '../../shared/profile-writing-words.ts';
import { Choice } from '../ui/choice.tsx';
import { Select } from '../ui/select.tsx';
import { Sentence } from '../ui/sentence.tsx';
import { TextField } from '../ui/text-field.tsx';
import { RegionHints } from './region-hints.tsx';

export type Naming = {
  readonly template: string;
  readonly region: string;
  readonly output: string;
  readonly alsoProcess: boolean;
};

const outputs = [
  { value: '', label: noOutputName },
  { value: 'json', label: 'json' },
  { value: 'yaml', label: 'yaml' },
  { value: 'yaml-stream', label: 'yaml-stream' },
  { value: 'text', label: 'text' },
  { value: 'table', label: 'table' },
] as const;

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
        label={namingFields.template.label}
        mono
        value={template}
        onChange={(next) => onChange({ ...naming, template: next })}
        error={error}
        hint={
          error === undefined &&
          example !== undefined && (
            <span>
              <Sentence
                words={exampleNameWords}
                parts={{ name: <span className="mono name-preview">{nameFromTemplate(template, example)}</span> }}
              />
            </span>
          )
        }
      />
      <p className="field-note">{namingFields.template.hint}</p>
      <TextField
        {...namingFields.region}
        mono
        value={region}
        onChange={(next) => onChange({ ...naming, region: next })}
        error={regionError}
        hint={
          region === '' ? (
            namingFields.region.hint
          ) : (
            <RegionHints typed={region} onTake={(next) => onChange({ ...naming, region: next })} />
          )
        }
      />
      <Select
        {...namingFields.output}
        value={output}
        options={outputs}
        onChange={(next) => onChange({ ...naming, output: next })}
      />
      {isShared && (
        <Choice kind="checkbox" checked={alsoProcess} onChange={(next) => onChange({ ...naming, alsoProcess: next })}>
          {namingFields.alsoProcess.label}
        </Choice>
      )}
    </div>
  );
};

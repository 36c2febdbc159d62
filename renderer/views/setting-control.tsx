import type { ReactNode } from 'react';
import { managedWords } from '../../shared/choice-words.ts';
import type { ErrorView } from '../../shared/errors.ts';
import type { SettingChoice, SettingRow, SettingValues } from '../../shared/setting-words.ts';
import type { ManagedSettings } from '../../shared/settings.ts';
import type { ImportPlanView } from '../../shared/settings-import.ts';
import type { SettingsChanges } from '../hooks/use-settings-changes.ts';
import { fixedChoice, isSo } from '../setting-values.ts';
import { FixedField } from '../ui/fixed-field.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { EndWarnings } from './end-warnings.tsx';
import { Marked } from './marked.tsx';
import { SettingExport } from './setting-export.tsx';
import { SettingImport } from './setting-import.tsx';
import { SettingRegion } from './setting-region.tsx';
import { ShortcutField } from './shortcut-field.tsx';

/** What every control of a setting is given. */
export type SettingControlProps = {
  readonly row: SettingRow;
  readonly values: SettingValues;
  readonly managed: ManagedSettings;
  readonly changes: SettingsChanges;
  /** What was searched for. */
  readonly tokens: readonly string[];
  readonly onPlan: (plan: ImportPlanView) => void;
};

export type SettingPieceProps = {
  /** As it is shown, with what was searched for marked. */
  readonly title: ReactNode;
  readonly effect: ReactNode;
  readonly error: ErrorView | undefined;
};

type ChoiceProps = SettingPieceProps &
  Pick<SettingControlProps, 'values' | 'tokens'> & {
    readonly choices: readonly SettingChoice[];
    readonly onChange: (change: Partial<SettingValues>) => void;
  };

const ChoiceOfSeveral = ({ choices, values, tokens, title, effect, onChange }: ChoiceProps) => {
  const chosen = choices.findIndex(({ change }) => isSo(change, values));
  const meaning = choices[chosen]?.meaning;
  return (
    <Select
      label={title}
      value={chosen < 0 ? null : chosen}
      options={choices.map(({ label }, value) => ({ value, label }))}
      onChange={(value) => {
        const choice = choices[value];
        if (choice !== undefined) onChange(choice.change);
      }}
      hint={
        <>
          {effect} {meaning !== undefined && <Marked text={meaning} tokens={tokens} />}
        </>
      }
    />
  );
};

/** A setting's own control; one of a new kind has its piece here. */
export const SettingControl = ({ row, values, managed, changes, tokens, onPlan }: SettingControlProps) => {
  const { id, control } = row;
  const piece: SettingPieceProps = {
    title: <Marked text={row.title} tokens={tokens} />,
    effect: <Marked text={row.effect} tokens={tokens} />,
    error: changes.errorOf(id),
  };
  const change = (wanted: Partial<SettingValues>) => void changes.change(id, wanted);
  const fixed = fixedChoice(row, managed);
  if (fixed !== undefined) return <FixedField label={piece.title} value={fixed.label} reason={managedWords} />;
  switch (control.kind) {
    case 'choice':
      return <ChoiceOfSeveral {...piece} values={values} tokens={tokens} choices={control.choices} onChange={change} />;
    case 'switch':
      return (
        <Switch
          label={piece.title}
          note={piece.effect}
          checked={isSo(control.on, values)}
          onChange={(isOn) => change(isOn ? control.on : control.off)}
        />
      );
    case 'end-warnings':
      return (
        <EndWarnings
          title={piece.title}
          tokens={tokens}
          chosenMs={values.endWarningsMs}
          onChange={(endWarningsMs) => change({ endWarningsMs })}
        />
      );
    case 'shortcut':
      return <ShortcutField {...piece} onChoose={(quickPickShortcut) => changes.change(id, { quickPickShortcut })} />;
    case 'region':
      return <SettingRegion {...piece} id={id} changes={changes} />;
    case 'export':
      return <SettingExport {...piece} />;
    case 'import':
      return <SettingImport {...piece} onPlan={onPlan} />;
  }
};

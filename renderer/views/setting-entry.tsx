import { errorBody } from '../../shared/copy.ts';
import { changedWords, resetName, resetWords, usualWords } from '../../shared/setting-dialog-words.ts';
import { settingName } from '../../shared/setting-words.ts';
import { fixedChoice, isChanged } from '../setting-values.ts';
import { Button } from '../ui/button.tsx';
import { FieldError } from '../ui/field-error.tsx';
import { Marked } from './marked.tsx';
import { SettingControl, type SettingControlProps } from './setting-control.tsx';
import { settingElementId, settingTarget } from './setting-focus.ts';

type SettingEntryProps = SettingControlProps & {
  /** True for the one that somebody came here for, for a moment. */
  readonly isSoughtFor: boolean;
};

/** One setting: its control with what it does, and below how it is where nobody chooses. */
export const SettingEntry = ({ isSoughtFor, ...props }: SettingEntryProps) => {
  const { row, values, managed, changes, tokens } = props;
  const { id, usual, control } = row;
  const isTheirs = fixedChoice(row, managed) !== undefined;
  const isOther = !isTheirs && isChanged(row, values);
  const saysItself = control.kind === 'region' || control.kind === 'shortcut';
  const error = saysItself ? undefined : changes.errorOf(id);
  const reset = () => {
    // The button goes with what it takes back.
    settingTarget(id)?.focus();
    if (usual !== undefined) void changes.change(id, usual.change);
  };
  return (
    <div
      id={settingElementId(id)}
      className={isSoughtFor ? 'setting sought' : 'setting'}
      data-control={control.kind}
      tabIndex={-1}
    >
      <SettingControl {...props} />
      {error && <FieldError role="alert">{errorBody(error)}</FieldError>}
      {usual && (
        <div className="setting-usual">
          <p>
            {isOther && <b>{changedWords}</b>} <Marked text={usualWords(usual.words)} tokens={tokens} />
          </p>
          {isOther && (
            <Button kind="quiet" aria-label={resetName(settingName(row))} onClick={reset}>
              {resetWords}
            </Button>
          )}
        </div>
      )}
    </div>
  );
};

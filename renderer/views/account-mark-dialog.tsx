import { useRef, useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { colorNames } from '../../shared/choice-words.ts';
import { type EnvironmentChoice, environmentOptions, markAccountWords } from '../../shared/environment-words.ts';
import type { ErrorView } from '../../shared/errors.ts';
import { type SessionColor, sessionColors } from '../../shared/model.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { bridge } from '../bridge.ts';
import { useRefusal } from '../hooks/use-refusal.ts';
import { useStore } from '../store.ts';
import { ColorField } from '../ui/color-field.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormError } from './form-error.tsx';

const colors = sessionColors.map((value) => ({ value, name: colorNames[value] }));

const fieldOf = ({ code }: ErrorView): 'label' | undefined => (code === 'label-too-long' ? 'label' : undefined);

type AccountMarkDialogProps = {
  readonly accountId: string;
  readonly accountName: string;
  readonly onClose: () => void;
};

/** What a person says of an account: what it is for, its color, a label. */
export const AccountMarkDialog = ({ accountId, accountName, onClose }: AccountMarkDialogProps) => {
  const mark = useStore(({ app }) => app?.accountMarks.find((each) => each.accountId === accountId));
  const [environment, setEnvironment] = useState<EnvironmentChoice>(mark?.environment ?? 'as-named');
  const [color, setColor] = useState<SessionColor | 'none'>(mark?.color ?? 'none');
  const [label, setLabel] = useState(mark?.label ?? '');
  const [isBusy, setBusy] = useState(false);
  const { form, formError, errorAt, refuse, changed } = useRefusal(fieldOf);
  const options = useRef(environmentOptions(accountName)).current;

  const save = async () => {
    setBusy(true);
    const reply = await bridge.run('markAccount', {
      accountId,
      ...(environment !== 'as-named' && { environment }),
      ...(color !== 'none' && { color }),
      ...(label.trim() !== '' && { label: label.trim() }),
    });
    setBusy(false);
    if (reply.ok) onClose();
    else refuse(reply.error);
  };

  return (
    <FormDialog
      title={markAccountWords.title(accountName)}
      description={accountName === accountId ? undefined : groupedAccountId(accountId)}
      form={form}
      submit={buttonNames.save}
      onSubmit={save}
      isBusy={isBusy}
      onClose={onClose}
    >
      <Select
        label={markAccountWords.environment}
        value={environment}
        options={options}
        onChange={setEnvironment}
        hint={markAccountWords.environmentHint}
      />
      <ColorField
        label={markAccountWords.color}
        value={color}
        colors={colors}
        onChange={setColor}
        noneName={markAccountWords.noColor}
      />
      <TextField
        label={markAccountWords.label}
        field="label"
        value={label}
        onChange={(next) => {
          setLabel(next);
          changed('label');
        }}
        error={errorAt('label')}
        hint={markAccountWords.labelHint}
      />
      <FormError error={formError} />
    </FormDialog>
  );
};

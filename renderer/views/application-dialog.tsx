import './session-dialog.css';
import './doors-dialogs.css';
import './applications.css';
import { useId, useState } from 'react';
import {
  addApplicationTitle,
  applicationFields,
  grantNames,
  signerMissingWords,
} from '../../shared/application-words.ts';
import { type Application, applicationGrants } from '../../shared/applications.ts';
import { buttonNames, editTitle } from '../../shared/button-words.ts';
import type { SessionView } from '../../shared/model.ts';
import { type ApplicationField, fieldOf, type TypedApplication, toInput, typedFrom } from '../application-form.ts';
import { bridge } from '../bridge.ts';
import { useRefusal } from '../hooks/use-refusal.ts';
import { useStore } from '../store.ts';
import { FieldError } from '../ui/field-error.tsx';
import { Select } from '../ui/select.tsx';
import { type FormField, TextField } from '../ui/text-field.tsx';
import { DoorsRoleChooser } from './doors-role-chooser.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormError } from './form-error.tsx';

const grantOptions = applicationGrants.map((value) => ({ value, label: grantNames[value] }));
const noSessions: readonly SessionView[] = [];

type TypedField = 'name' | 'applicationArn' | 'region' | 'identityRoleArn';

type SignerProps = {
  readonly signer: TypedApplication['signer'];
  readonly error: string | undefined;
  readonly onChange: (signer: TypedApplication['signer']) => void;
};

const Signer = ({ signer, error, onChange }: SignerProps) => {
  const note = useId();
  return (
    <fieldset className="choices" data-field="signer" aria-describedby={error === undefined ? undefined : note}>
      <legend>{applicationFields.signer.label}</legend>
      {error !== undefined && (
        <FieldError id={note} role="alert">
          {error}
        </FieldError>
      )}
      <DoorsRoleChooser
        isSingle
        chosen={signer === undefined ? [] : [signer]}
        onChange={(chosen) => onChange(chosen.at(-1))}
      />
      <p className="field-note">{applicationFields.signer.hint}</p>
    </fieldset>
  );
};

type ApplicationDialogProps = {
  /** To be changed; a new one otherwise. */
  readonly application?: Application;
  readonly onClose: () => void;
};

/** An application of an organization. Main judges what was typed; its answer appears at the field. */
export const ApplicationDialog = ({ application, onClose }: ApplicationDialogProps) => {
  const sessions = useStore(({ app }) => app?.sessions) ?? noSessions;
  const [first] = sessions;
  const [typed, setTyped] = useState<TypedApplication>(() => {
    const start = typedFrom(application);
    return { ...start, region: application?.region ?? first?.session.region ?? '' };
  });
  const [isUnsigned, setUnsigned] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const signerRegion = sessions.find(({ session }) => session.id === typed.signer?.sessionId)?.session.region;
  const { form, formError, errorAt, focusFieldSoon, refuse, changed } = useRefusal((error) =>
    fieldOf(error, typed, signerRegion),
  );

  const save = async () => {
    const input = toInput(typed);
    setUnsigned(input === undefined);
    if (input === undefined) return void focusFieldSoon('signer');
    setSaving(true);
    const reply =
      application === undefined
        ? await bridge.run('addApplication', input)
        : await bridge.run('editApplication', { ...input, id: application.id });
    setSaving(false);
    if (reply.ok) onClose();
    else refuse(reply.error);
  };

  const change = (changes: Partial<TypedApplication>, name: ApplicationField) => {
    setTyped((last) => ({ ...last, ...changes }));
    changed(name);
  };

  const field = (name: TypedField): FormField => ({
    field: name,
    value: typed[name],
    onChange: (value) => change({ [name]: value }, name),
    error: errorAt(name),
  });

  return (
    <FormDialog
      title={application ? editTitle(application.name) : addApplicationTitle}
      form={form}
      submit={buttonNames.save}
      onSubmit={save}
      isBusy={isSaving}
      onClose={onClose}
    >
      <TextField {...applicationFields.name} {...field('name')} />
      <TextField {...applicationFields.applicationArn} mono {...field('applicationArn')} />
      <TextField {...applicationFields.region} mono {...field('region')} />
      <Signer
        signer={typed.signer}
        error={isUnsigned ? signerMissingWords : errorAt('signer')}
        onChange={(signer) => {
          setUnsigned(false);
          change({ signer }, 'signer');
        }}
      />
      <Select
        {...applicationFields.grant}
        value={typed.grant}
        options={grantOptions}
        onChange={(grant) => setTyped((last) => ({ ...last, grant }))}
      />
      <TextField {...applicationFields.identityRoleArn} mono {...field('identityRoleArn')} />
      <FormError error={formError} />
    </FormDialog>
  );
};

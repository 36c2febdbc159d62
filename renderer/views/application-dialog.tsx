import './session-dialog.css';
import './doors-dialogs.css';
import './applications.css';
import { useId, useState } from 'react';
import { grantNames, usualGrantHint } from '../../shared/application-words.ts';
import { type Application, applicationGrants } from '../../shared/applications.ts';
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
      <legend>Signing role</legend>
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
      <p className="field-note">Its credentials sign the request, and assume the identity role.</p>
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
      title={application ? `Edit ${application.name}` : 'Add an application'}
      form={form}
      submit="Save"
      onSubmit={save}
      isBusy={isSaving}
      onClose={onClose}
    >
      <TextField label="Name" placeholder="Reports" {...field('name')} />
      <TextField
        label="Application ARN"
        placeholder="arn:aws:sso::111122223333:application/ssoins-…/apl-…"
        mono
        {...field('applicationArn')}
      />
      <TextField
        label="Region"
        placeholder="us-east-1"
        mono
        {...field('region')}
        hint="That of its IAM Identity Center."
      />
      <Signer
        signer={typed.signer}
        error={isUnsigned ? 'Choose the role that signs.' : errorAt('signer')}
        onChange={(signer) => {
          setUnsigned(false);
          change({ signer }, 'signer');
        }}
      />
      <Select
        label="Usual grant"
        value={typed.grant}
        options={grantOptions}
        onChange={(grant) => setTyped((last) => ({ ...last, grant }))}
        hint={usualGrantHint}
      />
      <TextField
        label="Identity role ARN"
        placeholder="arn:aws:iam::111122223333:role/Reports"
        mono
        {...field('identityRoleArn')}
        hint="Assumed with the identity in a token, for identity-enhanced credentials. Can be left empty."
      />
      <FormError error={formError} />
    </FormDialog>
  );
};

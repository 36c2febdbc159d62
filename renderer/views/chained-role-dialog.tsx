import './session-dialog.css';
import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { buttonNames, editTitle } from '../../shared/button-words.ts';
import { chainedRoleDescription, chainedRoleFields, chainedRoleTitle } from '../../shared/chained-role-words.ts';
import { type ChainedRole, refOfChainedRole } from '../../shared/chained-roles.ts';
import type { ErrorView } from '../../shared/errors.ts';
import type { RoleRef } from '../../shared/model.ts';
import { durationName, roleWords } from '../../shared/role-words.ts';
import { showRole } from '../actions.ts';
import { bridge } from '../bridge.ts';
import {
  type ChainedRoleField,
  durationsFor,
  fieldOf,
  foldedFields,
  problemOf,
  type TypedChainedRole,
  toInput,
  typedFrom,
} from '../chained-role-form.ts';
import { useAccountNames } from '../hooks/use-account-names.ts';
import { useRefusal } from '../hooks/use-refusal.ts';
import { useStore } from '../store.ts';
import { Select } from '../ui/select.tsx';
import { type FormField, TextField } from '../ui/text-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormError } from './form-error.tsx';

const usualSessionRegion = 'us-east-1';

type MoreProps = {
  readonly typed: TypedChainedRole;
  readonly sessionRegion: string;
  readonly field: (name: ChainedRoleField) => FormField;
  readonly onDuration: (seconds: number) => void;
};

/** What most chained roles leave as it is. */
const More = ({ typed, sessionRegion, field, onDuration }: MoreProps) => (
  <>
    <TextField {...chainedRoleFields.roleSessionName} mono {...field('roleSessionName')} />
    <Select
      {...chainedRoleFields.durationSeconds}
      value={typed.durationSeconds}
      options={durationsFor(typed.durationSeconds).map((value) => ({ value, label: durationName(value) }))}
      onChange={onDuration}
    />
    <TextField {...chainedRoleFields.region} placeholder={sessionRegion} mono {...field('region')} />
  </>
);

type ChainedRoleDialogProps = {
  /** To be changed; a new one otherwise. */
  readonly role?: ChainedRole;
  readonly source: RoleRef;
  readonly onClose: () => void;
};

/** A role to assume with the credentials of another. Main judges what was typed; its answer appears at the field. */
export const ChainedRoleDialog = ({ role, source, onClose }: ChainedRoleDialogProps) => {
  const [typed, setTyped] = useState(typedFrom(role));
  const [isSaving, setSaving] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const accountNames = useAccountNames(source.sessionId);
  const sourceName = useStore(({ app }) => app?.chainedRoles.find(({ id }) => id === source.chainedRoleId)?.name);
  const sessionRegion = useStore(
    ({ app }) =>
      app?.sessions.find(({ session }) => session.id === source.sessionId)?.session.region ?? usualSessionRegion,
  );
  const errorField = (error: ErrorView) => fieldOf(error, typed, sessionRegion);
  const { form, formError, errorAt, refuse: showRefusal, changed } = useRefusal(errorField);

  const refuse = (refusal: ErrorView) => {
    const refused = errorField(refusal);
    if (refused !== undefined && foldedFields.includes(refused)) setUnfolded(true);
    showRefusal(refusal);
  };

  const save = async () => {
    const problem = problemOf(typed);
    if (problem !== undefined) return refuse(problem);
    setSaving(true);
    const input = toInput(typed, source);
    const reply =
      role === undefined
        ? await bridge.run('addChainedRole', input)
        : await bridge.run('editChainedRole', { ...input, id: role.id });
    setSaving(false);
    if (!reply.ok) return refuse(reply.error);
    onClose();
    const id = role?.id ?? reply.value?.id;
    if (id !== undefined) showRole(refOfChainedRole({ ...input, id, roleArn: input.roleArn.trim() }));
  };

  const field = (name: ChainedRoleField): FormField => ({
    field: name,
    value: typed[name],
    onChange: (value) => {
      setTyped((last) => ({ ...last, [name]: value }));
      changed(name);
    },
    error: errorAt(name),
  });

  return (
    <FormDialog
      title={role ? editTitle(role.name) : chainedRoleTitle}
      description={chainedRoleDescription(sourceName ?? roleWords(source, accountNames))}
      form={form}
      submit={buttonNames.save}
      onSubmit={save}
      isBusy={isSaving}
      onClose={onClose}
    >
      <TextField {...chainedRoleFields.roleArn} mono {...field('roleArn')} />
      <TextField {...chainedRoleFields.name} {...field('name')} />
      <TextField {...chainedRoleFields.externalId} mono {...field('externalId')} />
      <Collapsible.Root open={isUnfolded} onOpenChange={setUnfolded}>
        <Collapsible.Trigger className="unfold">
          <ChevronRight aria-hidden="true" />
          {buttonNames.more}
        </Collapsible.Trigger>
        <Collapsible.Panel className="unfolded">
          <More
            {...{ typed, sessionRegion, field }}
            onDuration={(durationSeconds) => setTyped((last) => ({ ...last, durationSeconds }))}
          />
        </Collapsible.Panel>
      </Collapsible.Root>
      <FormError error={formError} />
    </FormDialog>
  );
};

import './doors-dialogs.css';
import { useRef, useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import {
  anyRoleWords,
  askEachTimeMeaning,
  askEachTimeWords,
  callerFields,
  callerMissingWords,
  chosenRolesOnlyWords,
  limitTitle,
  noRoleChosenWords,
} from '../../shared/caller-words.ts';
import { callerNameWords, doorTitles } from '../../shared/door-words.ts';
import { type Caller, type DoorName, doorNames } from '../../shared/doors.ts';
import type { ErrorView } from '../../shared/errors.ts';
import type { DoorsView, RoleRef } from '../../shared/model.ts';
import { bridge } from '../bridge.ts';
import { callerNames, scopeOf, suggestedNames } from '../doors.ts';
import { useActivity } from '../hooks/use-activity.ts';
import { useServedProfiles } from '../hooks/use-served-profiles.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { DoorsRoleChooser } from './doors-role-chooser.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormError } from './form-error.tsx';

const doorOptions = doorNames.map((value) => ({ value, label: doorTitles[value] }));
const noScopes: DoorsView['scopes'] = [];

type SuggestedNamesProps = { readonly names: readonly string[]; readonly onTake: (name: string) => void };

const SuggestedNames = ({ names, onTake }: SuggestedNamesProps) =>
  names.length > 0 && (
    <span className="take-over">
      {names.map((name) => (
        <Button key={name} className="clip" title={name} onClick={() => onTake(name)}>
          {name}
        </Button>
      ))}
    </span>
  );

type DoorsCallerDialogProps = { readonly caller: Caller | undefined; readonly onClose: () => void };

/** What one caller may have; a new one is named here first. */
export const DoorsCallerDialog = ({ caller: known, onClose }: DoorsCallerDialogProps) => {
  const doors = useStore(({ app }) => app?.doors);
  const profiles = useServedProfiles() ?? [];
  const { entries = [] } = useActivity();
  const first = known && scopeOf(doors?.scopes ?? noScopes, known);
  const [door, setDoor] = useState<DoorName>(known?.door ?? 'credential-process');
  const [typed, setTyped] = useState(known?.name ?? '');
  const [isAnyRole, setAnyRole] = useState(first === undefined || first.roles === 'any');
  const [roles, setRoles] = useState<readonly RoleRef[]>(first && first.roles !== 'any' ? first.roles : []);
  const [asks, setAsks] = useState(first === undefined || first.consent === 'each-time');
  const [isNameMissing, setNameMissing] = useState(false);
  const [error, setError] = useState<ErrorView>();
  const [isSaving, setSaving] = useState(false);

  const names = callerNames(door, doors?.endpoint.tokens ?? [], profiles, entries);
  const nameField = useRef<HTMLInputElement>(null);
  const name = (next: string) => {
    setTyped(next);
    setNameMissing(false);
    nameField.current?.focus();
  };

  const save = async () => {
    const caller = known ?? { door, name: typed.trim() };
    setNameMissing(caller.name === '');
    if (caller.name === '') {
      nameField.current?.focus();
      return;
    }
    const scope = { roles: isAnyRole ? 'any' : roles, consent: asks ? 'each-time' : 'given' } as const;
    setSaving(true);
    const reply = await bridge.run('setCallerScope', { caller, scope });
    if (reply.ok) return onClose();
    setSaving(false);
    setError(reply.error);
  };

  return (
    <FormDialog
      title={limitTitle(known?.name)}
      description={known && doorTitles[known.door]}
      submit={buttonNames.save}
      isBusy={isSaving}
      onSubmit={save}
      onClose={onClose}
    >
      {known === undefined && (
        <>
          <Select {...callerFields.door} value={door} options={doorOptions} onChange={setDoor} />
          <TextField
            ref={nameField}
            {...callerFields.name}
            value={typed}
            onChange={name}
            hint={
              <>
                {callerNameWords[door]}
                <SuggestedNames names={suggestedNames(typed, names)} onTake={name} />
              </>
            }
            error={isNameMissing ? callerMissingWords : undefined}
          />
        </>
      )}
      <fieldset className="choices">
        <legend>{callerFields.roles.label}</legend>
        <Choice kind="radio" name="roles" checked={isAnyRole} onChange={() => setAnyRole(true)}>
          {anyRoleWords}
        </Choice>
        <Choice kind="radio" name="roles" checked={!isAnyRole} onChange={() => setAnyRole(false)}>
          {chosenRolesOnlyWords}
        </Choice>
        {!isAnyRole && <DoorsRoleChooser chosen={roles} onChange={setRoles} />}
      </fieldset>
      <Choice kind="checkbox" checked={asks} onChange={setAsks}>
        {askEachTimeWords}
        <small>{askEachTimeMeaning}</small>
      </Choice>
      {!isAnyRole && roles.length === 0 && <p className="form-note">{noRoleChosenWords}</p>}
      <FormError error={error} />
    </FormDialog>
  );
};

import './session-dialog.css';
import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { buttonNames, editTitle } from '../../shared/button-words.ts';
import { sameStartUrlWords } from '../../shared/choice-words.ts';
import type { ErrorView } from '../../shared/errors.ts';
import type { SsoSession } from '../../shared/model.ts';
import { addSessionTitle, sessionFields, signsOutWords } from '../../shared/session-form-words.ts';
import { defaultScopes, regionOfStartUrl } from '../../shared/session-input.ts';
import { readBrowsers, select } from '../actions.ts';
import { bridge } from '../bridge.ts';
import { useRefusal } from '../hooks/use-refusal.ts';
import {
  emptySession,
  fieldOf,
  foldedFields,
  foldedWords,
  remedyFor,
  type SessionChoices,
  type SessionField,
  toInput,
  typedFrom,
} from '../session-form.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { type FormField, TextField } from '../ui/text-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormError } from './form-error.tsx';
import { RegionHints } from './region-hints.tsx';
import { SessionMore } from './session-more.tsx';

const usualScopes = defaultScopes.join(' ');

const errorField = ({ code }: ErrorView) => fieldOf(code);

type SessionDialogProps = { readonly session?: SsoSession; readonly onClose: () => void };

/** Adds an SSO session, or changes the one given. Main judges what was typed; its answer appears at the field. */
export const SessionDialog = ({ session, onClose }: SessionDialogProps) => {
  const [typed, setTyped] = useState(session ? typedFrom(session) : emptySession(usualScopes));
  const [isOwnRegion, setOwnRegion] = useState(session !== undefined);
  const [isSaving, setSaving] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const browsers = useStore((state) => state.browsers);
  const sessions = useStore(({ app }) => app?.sessions);
  const { form, error, formError, errorAt, focusField, refuse: showRefusal, changed } = useRefusal(errorField);
  const hasAdded = useRef(false);
  useEffect(() => void readBrowsers(), []);

  const folded = foldedWords(typed, browsers, usualScopes);
  const twin = sessions?.find(
    (view) => view.session.id !== session?.id && view.session.startUrl === typed.startUrl,
  )?.session;
  const remedy = error && remedyFor(error, typed);

  const change = (field: SessionField, value: string) => {
    if (field === 'region') setOwnRegion(true);
    const region = field === 'startUrl' && !isOwnRegion ? regionOfStartUrl(value) : undefined;
    setTyped((last) => ({ ...last, [field]: value, ...(region !== undefined && { region }) }));
    changed(field);
  };

  const choose = (choices: Partial<SessionChoices>) => {
    setTyped((last) => ({ ...last, ...choices }));
    if (choices.browser !== undefined && errorAt('command') !== undefined) changed('command');
  };

  const refuse = (refusal: ErrorView) => {
    const field = errorField(refusal);
    if (field !== undefined && foldedFields.includes(field)) setUnfolded(true);
    showRefusal(refusal);
  };

  const save = async () => {
    setSaving(true);
    const input = toInput(typed, session ? session.scopes.join(' ') : usualScopes);
    if (session) {
      const scopes = input.scopes ?? session.scopes;
      const reply = await bridge.run('editSession', { ...input, scopes, id: session.id });
      if (reply.ok) onClose();
      else refuse(reply.error);
    } else {
      const reply = await bridge.run('addSession', input);
      if (reply.ok) {
        hasAdded.current = true;
        select(reply.value.id);
        onClose();
      } else refuse(reply.error);
    }
    setSaving(false);
  };

  const field = (name: SessionField): FormField => ({
    field: name,
    value: typed[name],
    onChange: (value) => change(name, value),
    error: errorAt(name),
  });

  const takeOver = (name: SessionField) =>
    remedy?.field === name && (
      <div className="take-over">
        <Button
          onClick={() => {
            change(name, remedy.value);
            focusField(name);
          }}
        >
          {remedy.label}
        </Button>
      </div>
    );

  return (
    <FormDialog
      title={session ? editTitle(session.name) : addSessionTitle}
      form={form}
      submit={buttonNames.save}
      onSubmit={save}
      isBusy={isSaving}
      onClose={onClose}
      returnFocus={() => !hasAdded.current || document.querySelector<HTMLElement>('[data-first-focus]')}
    >
      <TextField {...sessionFields.name} {...field('name')} />
      <TextField {...sessionFields.startUrl} mono {...field('startUrl')} hint={takeOver('startUrl')} />
      <TextField
        {...sessionFields.region}
        mono
        {...field('region')}
        hint={takeOver('region') || <RegionHints typed={typed.region} onTake={(region) => change('region', region)} />}
      />
      <Collapsible.Root open={isUnfolded} onOpenChange={setUnfolded}>
        <Collapsible.Trigger className="unfold">
          <ChevronRight aria-hidden="true" />
          {buttonNames.more}
          {folded.length > 0 && !isUnfolded && <span className="clip">{folded.join(', ')}</span>}
        </Collapsible.Trigger>
        <Collapsible.Panel className="unfolded">
          <SessionMore session={session} typed={typed} browsers={browsers} field={field} choose={choose} />
        </Collapsible.Panel>
      </Collapsible.Root>
      {twin && typed.color === 'none' && typed.labels.trim() === '' && (
        <p className="form-note plain">{sameStartUrlWords(twin.name)}</p>
      )}
      <FormError error={formError} />
      {session && (typed.startUrl !== session.startUrl || typed.region !== session.region) && (
        <p className="form-note">{signsOutWords}</p>
      )}
    </FormDialog>
  );
};

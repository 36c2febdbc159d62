import './session-dialog.css';
import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { sameStartUrlWords } from '../../shared/choice-words.ts';
import { errorBody, errorTitle } from '../../shared/copy.ts';
import type { ErrorView } from '../../shared/errors.ts';
import type { SsoSession } from '../../shared/model.ts';
import { defaultScopes, regionOfStartUrl } from '../../shared/session-input.ts';
import { readBrowsers, select } from '../actions.ts';
import { bridge } from '../bridge.ts';
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
import { Modal } from '../ui/modal.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { TextField } from '../ui/text-field.tsx';
import { RegionHints } from './region-hints.tsx';
import { SessionMore } from './session-more.tsx';

const usualScopes = defaultScopes.join(' ');

type SessionDialogProps = { readonly session?: SsoSession; readonly onClose: () => void };

/** Adds an SSO session, or changes the one given. Main judges what was typed; its answer appears at the field. */
export const SessionDialog = ({ session, onClose }: SessionDialogProps) => {
  const [typed, setTyped] = useState(session ? typedFrom(session) : emptySession(usualScopes));
  const [isOwnRegion, setOwnRegion] = useState(session !== undefined);
  const [error, setError] = useState<ErrorView>();
  const [isSaving, setSaving] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const browsers = useStore((state) => state.browsers);
  const sessions = useStore(({ app }) => app?.sessions);
  const form = useRef<HTMLFormElement>(null);
  const hasAdded = useRef(false);
  useEffect(() => void readBrowsers(), []);

  const folded = foldedWords(typed, browsers, usualScopes);
  const twin = sessions?.find(
    (view) => view.session.id !== session?.id && view.session.startUrl === typed.startUrl,
  )?.session;
  const errorField = error && fieldOf(error.code);
  const remedy = error && remedyFor(error, typed);

  const change = (field: SessionField, value: string) => {
    if (field === 'region') setOwnRegion(true);
    const region = field === 'startUrl' && !isOwnRegion ? regionOfStartUrl(value) : undefined;
    setTyped((last) => ({ ...last, [field]: value, ...(region !== undefined && { region }) }));
    if (errorField === undefined || errorField === field) setError(undefined);
  };

  const choose = (choices: Partial<SessionChoices>) => {
    setTyped((last) => ({ ...last, ...choices }));
    if (errorField === 'command' && choices.browser !== undefined) setError(undefined);
  };

  const focusField = (field: SessionField | undefined) =>
    form.current?.querySelector<HTMLInputElement>(`[data-field="${field}"] input`)?.focus();

  const refuse = (refusal: ErrorView) => {
    const field = fieldOf(refusal.code);
    if (field !== undefined && foldedFields.includes(field)) setUnfolded(true);
    setError(refusal);
    requestAnimationFrame(() => focusField(field));
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
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

  const field = (name: SessionField) => ({
    value: typed[name],
    onChange: (value: string) => change(name, value),
    error: error && errorField === name ? errorBody(error) : undefined,
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
    <Modal
      title={session ? `Edit ${session.name}` : 'Add an SSO session'}
      onClose={onClose}
      returnFocus={() => !hasAdded.current || document.querySelector<HTMLElement>('[data-first-focus]')}
    >
      <form ref={form} onSubmit={(event) => void save(event)} noValidate>
        <div className="session-form scrolling">
          <div data-field="name">
            <TextField label="Name" placeholder="Example Corp" {...field('name')} />
          </div>
          <div data-field="startUrl">
            <TextField
              label="Start URL"
              placeholder="https://example.awsapps.com/start"
              mono
              {...field('startUrl')}
              hint={takeOver('startUrl')}
            />
          </div>
          <div data-field="region">
            <TextField
              label="Region"
              placeholder="us-east-1"
              mono
              {...field('region')}
              hint={
                takeOver('region') || <RegionHints typed={typed.region} onTake={(region) => change('region', region)} />
              }
            />
          </div>
          <Collapsible.Root open={isUnfolded} onOpenChange={setUnfolded}>
            <Collapsible.Trigger className="unfold">
              <ChevronRight aria-hidden="true" />
              More
              {folded.length > 0 && !isUnfolded && <span className="clip">{folded.join(', ')}</span>}
            </Collapsible.Trigger>
            <Collapsible.Panel className="unfolded">
              <SessionMore session={session} typed={typed} browsers={browsers} field={field} choose={choose} />
            </Collapsible.Panel>
          </Collapsible.Root>
          {twin && typed.color === 'none' && typed.labels.trim() === '' && (
            <p className="form-note plain">{sameStartUrlWords(twin.name)}</p>
          )}
          {error && errorField === undefined && (
            <p className="form-error" role="alert">
              <b>{errorTitle(error)}.</b> {errorBody(error)}
            </p>
          )}
          {session && (typed.startUrl !== session.startUrl || typed.region !== session.region) && (
            <p className="form-note">Saving another start URL or region signs this session out.</p>
          )}
        </div>
        <div className="modal-buttons">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" aria-disabled={isSaving}>
            {isSaving && <Spinner />}
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
};

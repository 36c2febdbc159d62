import './session-dialog.css';
import './doors-dialogs.css';
import './applications.css';
import { useRef, useState } from 'react';
import { grantMeanings, grantNames } from '../../shared/application-words.ts';
import { type ApplicationView, applicationGrants, type TokenRequest } from '../../shared/applications.ts';
import { buttonNames } from '../../shared/button-words.ts';
import type { ErrorView } from '../../shared/errors.ts';
import { exchangeFields, exchangeSubmitWords, exchangeTitle, issuedTitle } from '../../shared/exchange-words.ts';
import { emptyGrant, type GrantField, missingIn, type TypedGrant, toRequest } from '../application-form.ts';
import { bridge } from '../bridge.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ApplicationToken } from './application-token.tsx';
import { ExchangeFields } from './exchange-fields.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormError } from './form-error.tsx';

const grantsFor = ({ token }: ApplicationView): readonly TokenRequest['grant'][] =>
  token?.isRefreshable === true ? [...applicationGrants, 'refresh-token'] : applicationGrants;

type ExchangeDialogProps = { readonly view: ApplicationView; readonly onClose: () => void };

/** Asks for a token of an application (CreateTokenWithIAM). What is pasted is dropped as soon as it is sent. */
export const ExchangeDialog = ({ view, onClose }: ExchangeDialogProps) => {
  const { application, token } = view;
  const sessionName = useStore(
    ({ app }) => app?.sessions.find(({ session }) => session.id === application.signer.sessionId)?.session.name,
  );
  const [grant, setGrant] = useState<TokenRequest['grant']>(application.grant);
  const [typed, setTyped] = useState<TypedGrant>(emptyGrant);
  const [missing, setMissing] = useState<GrantField>();
  const [error, setError] = useState<ErrorView>();
  const [phase, setPhase] = useState<'open' | 'asking' | 'issued'>('open');
  const form = useRef<HTMLFormElement>(null);

  const exchange = async () => {
    const lacking = missingIn(grant, typed);
    setMissing(lacking);
    if (lacking !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`[data-field="${lacking}"] input`)?.focus();
      return;
    }
    const request = toRequest(grant, typed);
    const { redirectUri, scopes, isOwnToken, requestedTokenType } = typed;
    // SECURITY: nothing secret stays in the page once it is on its way.
    setTyped({ ...emptyGrant, redirectUri, scopes, isOwnToken, requestedTokenType });
    setError(undefined);
    setPhase('asking');
    const reply = await bridge.run('exchangeToken', { id: application.id, request });
    setPhase(reply.ok ? 'issued' : 'open');
    if (!reply.ok) setError(reply.error);
  };

  if (phase === 'issued') {
    return (
      <Modal title={issuedTitle(application.name)} onClose={onClose}>
        <div className="session-form scrolling">{token && <ApplicationToken token={token} />}</div>
        <div className="modal-buttons">
          <Button kind="primary" onClick={onClose}>
            {buttonNames.done}
          </Button>
        </div>
      </Modal>
    );
  }
  return (
    <FormDialog
      title={exchangeTitle(application.name)}
      form={form}
      submit={exchangeSubmitWords}
      onSubmit={exchange}
      isBusy={phase === 'asking'}
      onClose={onClose}
    >
      <Select
        {...exchangeFields.grant}
        value={grant}
        options={grantsFor(view).map((value) => ({ value, label: grantNames[value] }))}
        onChange={(next) => {
          setGrant(next);
          setTyped(({ scopes }) => ({ ...emptyGrant, scopes }));
          setMissing(undefined);
          setError(undefined);
        }}
        hint={grantMeanings[grant]}
      />
      <ExchangeFields
        {...{ grant, typed, missing }}
        sessionName={sessionName}
        onChange={(changes) => {
          setTyped((last) => ({ ...last, ...changes }));
          setMissing(undefined);
        }}
      />
      <TextField
        {...exchangeFields.scopes}
        mono
        value={typed.scopes}
        onChange={(scopes) => setTyped((last) => ({ ...last, scopes }))}
      />
      <FormError error={error} />
    </FormDialog>
  );
};

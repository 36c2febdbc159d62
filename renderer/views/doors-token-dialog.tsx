import './doors-dialogs.css';
import { useRef, useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import type { EndpointTokenView } from '../../shared/doors.ts';
import {
  addTokenDescription,
  addTokenTitle,
  handOverMeanings,
  handOverNames,
  handOverTitle,
  tokenCopiedMeaning,
  tokenCopiedTitle,
  tokenNameField,
} from '../../shared/endpoint-words.ts';
import type { ErrorView } from '../../shared/errors.ts';
import { bridge } from '../bridge.ts';
import { tokenProblem } from '../doors.ts';
import { useServedProfiles } from '../hooks/use-served-profiles.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Modal } from '../ui/modal.tsx';
import { TextField } from '../ui/text-field.tsx';
import { DoorsProfileChooser } from './doors-profile-chooser.tsx';
import { FormDialog } from './form-dialog.tsx';
import { FormError } from './form-error.tsx';

const noTokens: readonly EndpointTokenView[] = [];

const TokenCopied = ({ name, onClose }: { readonly name: string; readonly onClose: () => void }) => (
  <Modal title={tokenCopiedTitle(name)} description={tokenCopiedMeaning} onClose={onClose}>
    <div className="modal-buttons">
      <Button kind="primary" onClick={onClose}>
        {buttonNames.done}
      </Button>
    </div>
  </Modal>
);

/** Makes a token of the container endpoint for some profiles. The token itself never comes here. */
export const DoorsTokenDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const tokens = useStore(({ app }) => app?.doors.endpoint.tokens) ?? noTokens;
  const offered = useServedProfiles();
  const [typed, setTyped] = useState('');
  const [profiles, setProfiles] = useState<ReadonlySet<string>>(new Set());
  const [writeFile, setWriteFile] = useState(true);
  const [problem, setProblem] = useState<ReturnType<typeof tokenProblem>>();
  const [error, setError] = useState<ErrorView>();
  const [phase, setPhase] = useState<'open' | 'making' | 'copied'>('open');
  const nameField = useRef<HTMLInputElement>(null);
  const name = typed.trim();

  const make = async () => {
    const found = tokenProblem(name, profiles, tokens);
    setProblem(found);
    if (found?.field === 'name') nameField.current?.focus();
    if (found !== undefined) return;
    setPhase('making');
    const reply = await bridge.run('addEndpointToken', { name, profiles: [...profiles], writeFile });
    if (reply.ok && writeFile) onClose();
    else setPhase(reply.ok ? 'copied' : 'open');
    setError(reply.ok ? undefined : reply.error);
  };

  if (phase === 'copied') return <TokenCopied name={name} onClose={onClose} />;
  return (
    <FormDialog
      title={addTokenTitle}
      description={addTokenDescription}
      submit={buttonNames.add}
      isBusy={phase === 'making'}
      onSubmit={make}
      onClose={onClose}
    >
      <TextField
        ref={nameField}
        {...tokenNameField}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setProblem(undefined);
        }}
        error={problem?.field === 'name' ? problem.words : undefined}
      />
      <DoorsProfileChooser
        offered={offered}
        chosen={profiles}
        onChange={(next) => {
          setProfiles(next);
          setProblem(undefined);
        }}
        error={problem?.field === 'profiles' ? problem.words : undefined}
      />
      <fieldset className="choices">
        <legend>{handOverTitle}</legend>
        <Choice kind="radio" name="hand-over" checked={writeFile} onChange={() => setWriteFile(true)}>
          {handOverNames.file}
          <small>{handOverMeanings.file}</small>
        </Choice>
        <Choice kind="radio" name="hand-over" checked={!writeFile} onChange={() => setWriteFile(false)}>
          {handOverNames.copy}
          <small>{handOverMeanings.copy}</small>
        </Choice>
      </fieldset>
      <FormError error={error} />
    </FormDialog>
  );
};

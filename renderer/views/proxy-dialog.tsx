import './session-dialog.css';
import { type FormEvent, useState } from 'react';
import type { ProxyQuestion } from '../../shared/model.ts';
import { proxyQuestionWords } from '../../shared/proxy-words.ts';
import { run } from '../actions.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { TextField } from '../ui/text-field.tsx';

type ProxyDialogProps = { readonly question: ProxyQuestion };

/** Asks for the name and password of a proxy. The answer goes to main at once and is not kept here. */
export const ProxyDialog = ({ question }: ProxyDialogProps) => {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const { title, description, refused } = proxyQuestionWords(question);
  const isComplete = username !== '' && password !== '';

  const answer = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) void run('answerProxy', { username, password });
  };

  return (
    <Modal question title={title} description={description} onClose={() => void run('dismissProxyQuestion', null)}>
      <form className="session-form" onSubmit={answer} noValidate>
        {refused !== undefined && (
          <p className="form-error" role="alert">
            {refused}
          </p>
        )}
        <TextField label="User name" value={username} onChange={setUsername} />
        <TextField label="Password" isSecret value={password} onChange={setPassword} />
        <div className="modal-buttons">
          <Button onClick={() => void run('dismissProxyQuestion', null)}>Not now</Button>
          <Button kind="primary" type="submit" aria-disabled={!isComplete}>
            Continue
          </Button>
        </div>
      </form>
    </Modal>
  );
};

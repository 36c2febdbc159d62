import './session-dialog.css';
import { type FormEvent, useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import type { ProxyQuestion } from '../../shared/model.ts';
import { proxyFields, proxyQuestionWords } from '../../shared/proxy-words.ts';
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
      <form onSubmit={answer} noValidate>
        <div className="session-form scrolling">
          {refused !== undefined && (
            <p className="form-error" role="alert">
              {refused}
            </p>
          )}
          <TextField {...proxyFields.username} value={username} onChange={setUsername} />
          <TextField {...proxyFields.password} isSecret value={password} onChange={setPassword} />
        </div>
        <div className="modal-buttons">
          <Button onClick={() => void run('dismissProxyQuestion', null)}>{buttonNames.notNow}</Button>
          <Button kind="primary" type="submit" aria-disabled={!isComplete}>
            {buttonNames.continue}
          </Button>
        </div>
      </form>
    </Modal>
  );
};

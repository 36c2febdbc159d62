import './questions-bar.css';
import { Hand } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  accountWords,
  askerWords,
  type NamedRole,
  questionSentence,
  questionsName,
  questionTimes,
  questionWay,
  questionWords,
  verdictNames,
} from '../../shared/door-words.ts';
import type { Question, Verdict } from '../../shared/doors.ts';
import { run } from '../actions.ts';
import { useNameRole } from '../hooks/use-name-role.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Sentence } from '../ui/sentence.tsx';
import { Spinner } from '../ui/spinner.tsx';

const noQuestions: readonly Question[] = [];

type QuestionCardProps = { readonly question: Question; readonly role: NamedRole };

const QuestionCard = ({ question: { id, caller, askedAt, expiresAt }, role }: QuestionCardProps) => {
  const [given, setGiven] = useState<Verdict>();
  const card = useRef<HTMLLIElement>(null);
  const isWanted = useStore(({ wantedQuestion }) => wantedQuestion === id);
  useEffect(() => {
    if (!isWanted) return;
    card.current?.focus();
    useStore.setState({ wantedQuestion: undefined });
  }, [isWanted]);
  const answer = async (verdict: Verdict) => {
    const own = card.current;
    // The focus goes on to the next card, and not to a button of it, where Enter would answer once more.
    const home =
      own?.nextElementSibling ?? own?.previousElementSibling ?? document.querySelector('main [data-first-focus]');
    setGiven(verdict);
    await run('answerQuestion', { id, verdict }, questionWords(caller, role));
    setGiven(undefined);
    const active = document.activeElement;
    const isLost = active === document.body || own?.contains(active) === true;
    if (isLost && home instanceof HTMLElement) home.focus();
  };
  const choice = (verdict: Verdict) => (
    <Button
      kind={verdict === 'allow' ? 'primary' : 'plain'}
      aria-disabled={given !== undefined}
      onClick={() => void answer(verdict)}
    >
      {given === verdict && <Spinner />}
      {verdictNames[verdict]}
    </Button>
  );
  return (
    <li ref={card} className="question" tabIndex={-1} aria-labelledby={`question-${id}`}>
      <Hand aria-hidden="true" />
      <div className="question-words">
        <p id={`question-${id}`}>
          <Sentence
            words={questionSentence}
            parts={{
              caller: <b>{askerWords(caller, role)}</b>,
              role: <b>{role.roleName}</b>,
              account: <b>{accountWords(role)}</b>,
            }}
          />
        </p>
        <p>{questionTimes(questionWay(caller, role), { askedAt, expiresAt })}</p>
      </div>
      <div className="question-answers">
        {choice('allow')}
        {choice('deny')}
      </div>
    </li>
  );
};

/** Callers that wait for the person's word, above whatever is shown. Each is announced once, when it comes. */
export const QuestionsBar = () => {
  const questions = useStore(({ app }) => app?.doors.questions) ?? noQuestions;
  const nameRole = useNameRole(questions.map(({ role }) => role.sessionId));
  return (
    <section className="questions" aria-label={questionsName} aria-keyshortcuts="F6">
      {questions.length > 0 && (
        <ul>
          {questions.map((question) => (
            <QuestionCard key={question.id} question={question} role={nameRole(question.role)} />
          ))}
        </ul>
      )}
      <div className="unseen" role="log" aria-relevant="additions">
        {questions.map(({ id, caller, role }) => (
          <p key={id}>{questionWords(caller, nameRole(role))}.</p>
        ))}
      </div>
    </section>
  );
};

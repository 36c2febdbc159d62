import '../ui/modal.css';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { productionTitle, productionWords } from '../../shared/quick-pick-words.ts';
import { roleActNames } from '../../shared/role-words.ts';
import { Button } from '../ui/button.tsx';

type QuickPickQuestionProps = {
  readonly accountName: string;
  readonly roleName: string;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
};

/** Asks before the console of a production account opens. */
export const QuickPickQuestion = ({ accountName, roleName, onConfirm, onBack }: QuickPickQuestionProps) => {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div
      className="quick-pick-question"
      role="alertdialog"
      aria-labelledby="production-title"
      aria-describedby="production-words"
      onKeyDown={(event) => {
        // The keys that asked are still held: they do not answer as well.
        if (event.key === 'Enter' && event.repeat) event.preventDefault();
      }}
    >
      <TriangleAlert aria-hidden="true" />
      <h2 id="production-title">{productionTitle(accountName)}</h2>
      <p id="production-words">{productionWords(roleName)}</p>
      <div className="modal-buttons">
        <Button onClick={onBack}>{buttonNames.back}</Button>
        <Button kind="danger" ref={first} onClick={onConfirm}>
          {roleActNames.open}
        </Button>
      </div>
    </div>
  );
};

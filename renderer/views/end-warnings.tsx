import type { ReactNode } from 'react';
import { endWarningsMeaning } from '../../shared/choice-words.ts';
import { endWarnings } from '../../shared/settings.ts';
import { formatDuration } from '../../shared/time.ts';
import { Choice } from '../ui/choice.tsx';
import { Marked } from './marked.tsx';

type EndWarningsProps = {
  readonly title: ReactNode;
  readonly tokens: readonly string[];
  readonly chosenMs: readonly number[];
  readonly onChange: (chosenMs: number[]) => void;
};

/** When a person wants to hear of the end of a sign-in. */
export const EndWarnings = ({ title, tokens, chosenMs, onChange }: EndWarningsProps) => (
  <fieldset className="choices-field" aria-describedby="end-warnings-note">
    <legend className="field-label">{title}</legend>
    <div className="choices-line">
      {endWarnings.map((lengthMs) => (
        <Choice
          key={lengthMs}
          kind="checkbox"
          checked={chosenMs.includes(lengthMs)}
          onChange={(isChosen) =>
            onChange(endWarnings.filter((each) => (each === lengthMs ? isChosen : chosenMs.includes(each))))
          }
        >
          {formatDuration(lengthMs)}
        </Choice>
      ))}
    </div>
    <p id="end-warnings-note" className="field-note">
      <Marked text={endWarningsMeaning(chosenMs)} tokens={tokens} />
    </p>
  </fieldset>
);

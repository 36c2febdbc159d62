import './import-dialog.css';
import { useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import type { ErrorView } from '../../shared/errors.ts';
import {
  appliedWords,
  applyWords,
  importReviewName,
  importTitle,
  nothingNewWords,
  reviewDescription,
  verdictHeading,
  verdictMeanings,
} from '../../shared/import-words.ts';
import { placeWords } from '../../shared/profile-words.ts';
import type { ImportPlanView } from '../../shared/settings-import.ts';
import { say } from '../actions.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { FormError } from './form-error.tsx';
import { ImportRow } from './import-row.tsx';

const verdicts = ['new', 'different', 'refused', 'present'] as const;

type ImportDialogProps = { readonly plan: ImportPlanView; readonly onClose: () => void };

/** What importing a file would change, before anything is changed. */
export const ImportDialog = ({ plan, onClose }: ImportDialogProps) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<ErrorView>();
  const [isApplying, setApplying] = useState(false);
  const of = (verdict: (typeof verdicts)[number]) => plan.items.filter((item) => item.verdict.kind === verdict);
  const added = of('new').length;
  const canApply = !isApplying && added + chosen.size > 0;

  const choose = (place: string, isChosen: boolean) => {
    const others = [...chosen].filter((other) => other !== place);
    setChosen(new Set(isChosen ? [...others, place] : others));
  };
  const apply = async () => {
    setApplying(true);
    const reply = await bridge.run('applyImport', { planId: plan.planId, chosen: [...chosen] });
    setApplying(false);
    if (!reply.ok) return setError(reply.error);
    say(appliedWords(reply.value.added, reply.value.changed));
    onClose();
  };

  return (
    <Modal title={importTitle} description={reviewDescription(placeWords(plan.file))} onClose={onClose} isWide>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it */}
      <section className="session-form scrolling import-review" aria-label={importReviewName} tabIndex={0}>
        {of('present').length === plan.items.length && <p>{nothingNewWords}</p>}
        {verdicts.map((verdict) => {
          const items = of(verdict);
          return (
            items.length > 0 && (
              <section key={verdict} aria-labelledby={`import-${verdict}`}>
                <h3 id={`import-${verdict}`}>{verdictHeading(verdict, items.length)}</h3>
                {verdictMeanings[verdict] !== undefined && <p className="import-meaning">{verdictMeanings[verdict]}</p>}
                <ul>
                  {items.map((item) => (
                    <ImportRow key={item.place} item={item} isChosen={chosen.has(item.place)} onChoose={choose} />
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </section>
      <FormError error={error} />
      <div className="modal-buttons">
        <Button onClick={onClose}>{buttonNames.cancel}</Button>
        <Button kind="primary" aria-disabled={!canApply} onClick={() => void apply()}>
          {applyWords(added, chosen.size)}
        </Button>
      </div>
    </Modal>
  );
};

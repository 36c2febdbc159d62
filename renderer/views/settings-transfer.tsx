import './settings-transfer.css';
import { useState } from 'react';
import type { ErrorView } from '../../shared/errors.ts';
import { exportMeaning, importMeaning, savedWords } from '../../shared/import-words.ts';
import type { ImportPlanView } from '../../shared/settings-import.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { FormError } from './form-error.tsx';

type SettingsTransferProps = { readonly onPlan: (plan: ImportPlanView) => void };

/** Takes the settings to another machine or person, and takes theirs in. */
export const SettingsTransfer = ({ onPlan }: SettingsTransferProps) => {
  const [error, setError] = useState<ErrorView>();
  const [saved, setSaved] = useState('');
  const [isAsking, setAsking] = useState(false);

  /** One file dialog at a time. */
  const ask = async (step: () => Promise<ErrorView | undefined>) => {
    setAsking(true);
    setSaved('');
    setError(await step());
    setAsking(false);
  };
  const save = async () => {
    const reply = await bridge.run('exportSettings', null);
    if (!reply.ok) return reply.error;
    if (reply.value.file !== undefined) setSaved(savedWords(reply.value.file));
    return undefined;
  };
  const plan = async () => {
    const reply = await bridge.run('planImport', null);
    if (!reply.ok) return reply.error;
    if (reply.value.plan !== undefined) onPlan(reply.value.plan);
    return undefined;
  };

  return (
    <section className="settings-group" aria-labelledby="settings-transfer">
      <h3 id="settings-transfer">Sharing and moving</h3>
      <div className="settings-transfer">
        <Button aria-disabled={isAsking} aria-describedby="export-meaning" onClick={() => void ask(save)}>
          Export…
        </Button>
        <p id="export-meaning">{exportMeaning}</p>
        <Button aria-disabled={isAsking} aria-describedby="import-meaning" onClick={() => void ask(plan)}>
          Import…
        </Button>
        <p id="import-meaning">{importMeaning}</p>
      </div>
      <p role="status" className="settings-saved">
        {saved}
      </p>
      <FormError error={error} />
    </section>
  );
};

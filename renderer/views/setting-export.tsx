import { useState } from 'react';
import { exportWords, savedWords } from '../../shared/import-words.ts';
import { bridge } from '../bridge.ts';
import { SettingAct } from './setting-act.tsx';
import type { SettingPieceProps } from './setting-control.tsx';

/** Takes the settings to another machine or person. */
export const SettingExport = ({ title, effect }: SettingPieceProps) => {
  const [saved, setSaved] = useState('');
  const save = async () => {
    setSaved('');
    const reply = await bridge.run('exportSettings', null);
    if (!reply.ok) return reply.error;
    if (reply.value.file !== undefined) setSaved(savedWords(reply.value.file));
    return undefined;
  };
  return (
    <SettingAct title={title} effect={effect} button={exportWords} act={save}>
      <p role="status" className="setting-saved">
        {saved}
      </p>
    </SettingAct>
  );
};

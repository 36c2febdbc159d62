import { importWords } from '../../shared/import-words.ts';
import type { ImportPlanView } from '../../shared/settings-import.ts';
import { bridge } from '../bridge.ts';
import { SettingAct } from './setting-act.tsx';
import type { SettingPieceProps } from './setting-control.tsx';

type SettingImportProps = SettingPieceProps & { readonly onPlan: (plan: ImportPlanView) => void };

/** Takes in the settings of another machine or person; what they would change is shown first. */
export const SettingImport = ({ title, effect, onPlan }: SettingImportProps) => {
  const plan = async () => {
    const reply = await bridge.run('planImport', null);
    if (!reply.ok) return reply.error;
    if (reply.value.plan !== undefined) onPlan(reply.value.plan);
    return undefined;
  };
  return <SettingAct title={title} effect={effect} button={importWords} act={plan} />;
};

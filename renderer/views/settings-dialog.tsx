import './settings-dialog.css';
import { useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { changesCountWords } from '../../shared/setting-dialog-words.ts';
import type { ManagedSettings, Settings } from '../../shared/settings.ts';
import type { ImportPlanView } from '../../shared/settings-import.ts';
import { placeNames } from '../../shared/sidebar-words.ts';
import { useSettingsChanges } from '../hooks/use-settings-changes.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { leadToSetting, settingTarget } from './setting-focus.ts';
import { SettingsBody } from './settings-body.tsx';
import { settingsSearchId } from './settings-search.tsx';

type SettingsDialogProps = {
  readonly settings: Settings;
  readonly managed: ManagedSettings;
  /** The id of the setting it is opened at. */
  readonly at?: string | undefined;
  readonly onClose: () => void;
};

/** Every change counts at once; there is nothing to save. */
export const SettingsDialog = ({ settings, managed, at, onClose }: SettingsDialogProps) => {
  const startsAtLogin = useStore(({ app }) => app?.startsAtLogin ?? false);
  const [query, setQuery] = useState('');
  const [plan, setPlan] = useState<ImportPlanView>();
  const changes = useSettingsChanges({ ...settings, startsAtLogin });
  const done = async () => {
    const wrong = await changes.takeRegion();
    if (wrong === undefined) return onClose();
    // It may be one that the search has left out.
    setQuery('');
    requestAnimationFrame(() => leadToSetting(wrong));
  };
  if (plan !== undefined) return <ImportDialog plan={plan} onClose={onClose} />;
  return (
    <Modal
      title={placeNames.settings}
      isPanel
      initialFocus={() => (at === undefined ? document.getElementById(settingsSearchId) : settingTarget(at))}
      onClose={() => void done()}
    >
      <SettingsBody
        values={changes.values}
        managed={managed}
        changes={changes}
        query={query}
        onSearch={setQuery}
        at={at}
        onPlan={setPlan}
      />
      <div className="modal-buttons">
        <p className="settings-foot">{changesCountWords}</p>
        <Button kind="primary" onClick={() => void done()}>
          {buttonNames.done}
        </Button>
      </div>
    </Modal>
  );
};

import './session-dialog.css';
import { useState } from 'react';
import {
  consolePlaceMeanings,
  consolePlaceNames,
  managedWords,
  methodMeanings,
  methodNames,
} from '../../shared/choice-words.ts';
import { consolePlaces } from '../../shared/console.ts';
import { errorBody, formatNames } from '../../shared/copy.ts';
import type { ErrorView } from '../../shared/errors.ts';
import { signInMethods } from '../../shared/model.ts';
import { quickPickName } from '../../shared/quick-pick-words.ts';
import { isWellFormedRegion, nearestRegion } from '../../shared/region.ts';
import { clipboardLifetimes, credentialFormats, type ManagedSettings, type Settings } from '../../shared/settings.ts';
import type { ImportPlanView } from '../../shared/settings-import.ts';
import { formatDuration } from '../../shared/time.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { FixedField } from '../ui/fixed-field.tsx';
import { Modal } from '../ui/modal.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { EndWarnings } from './end-warnings.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { RegionHints } from './region-hints.tsx';
import { SettingsTransfer } from './settings-transfer.tsx';
import { ShortcutField } from './shortcut-field.tsx';
import { StartAtLogin } from './start-at-login.tsx';

const formats = credentialFormats.map((value) => ({ value, label: formatNames[value] }));

const lifetimes = clipboardLifetimes.map((value) => ({
  value,
  label: value === 0 ? 'Leave them there' : `After ${formatDuration(value)}`,
}));

const methods = signInMethods.map((value) => ({ value, label: methodNames[value] }));

const places = consolePlaces.map((value) => ({ value, label: consolePlaceNames[value] }));

type SettingsDialogProps = {
  readonly settings: Settings;
  readonly managed: ManagedSettings;
  readonly onClose: () => void;
};

/** Every change counts at once; there is nothing to save. */
export const SettingsDialog = ({ settings, managed, onClose }: SettingsDialogProps) => {
  const [region, setRegion] = useState(settings.copyRegion ?? '');
  const [error, setError] = useState<ErrorView>();
  const [plan, setPlan] = useState<ImportPlanView>();
  const apply = async (change: Partial<Settings>) => {
    const reply = await bridge.run('changeSettings', change);
    setError(reply.ok ? undefined : reply.error);
    return reply.ok;
  };
  /** True when nothing is left to mend. The empty region takes a chosen one back. */
  const applyRegion = async (): Promise<boolean> => {
    const copyRegion = region.trim();
    if (copyRegion === (settings.copyRegion ?? '')) return true;
    if (copyRegion === '' || isWellFormedRegion(copyRegion)) return apply({ copyRegion });
    const detail = nearestRegion(copyRegion);
    setError({ code: 'region-malformed', ...(detail !== undefined && { detail }) });
    return false;
  };
  const done = async () => {
    if (await applyRegion()) onClose();
  };
  if (plan !== undefined) return <ImportDialog plan={plan} onClose={onClose} />;
  return (
    <Modal title="Settings" onClose={() => void done()}>
      <div className="session-form scrolling">
        <section className="settings-group" aria-labelledby="settings-sign-in">
          <h3 id="settings-sign-in">Signing in</h3>
          {managed.signInMethod === undefined ? (
            <Select
              label="How to sign in"
              value={settings.signInMethod}
              options={methods}
              onChange={(signInMethod) => void apply({ signInMethod })}
              hint={`${methodMeanings[settings.signInMethod]} A session can have its own choice.`}
            />
          ) : (
            <FixedField label="How to sign in" value={methodNames[managed.signInMethod]} reason={managedWords} />
          )}
          <EndWarnings chosenMs={settings.endWarningsMs} onChange={(endWarningsMs) => void apply({ endWarningsMs })} />
        </section>
        <section className="settings-group" aria-labelledby="settings-console">
          <h3 id="settings-console">AWS console</h3>
          <Select
            label="Open it"
            value={settings.consoleIn}
            options={places}
            onChange={(consoleIn) => void apply({ consoleIn })}
            hint={consolePlaceMeanings[settings.consoleIn]}
          />
        </section>
        <section className="settings-group" aria-labelledby="settings-copying">
          <h3 id="settings-copying">Copying</h3>
          <Select
            label="Copy credentials as"
            value={settings.copyFormat}
            options={formats}
            onChange={(copyFormat) => void apply({ copyFormat })}
          />
          <Select
            label="Clear copied credentials from the clipboard"
            value={settings.clipboardLifetimeMs}
            options={lifetimes}
            onChange={(clipboardLifetimeMs) => void apply({ clipboardLifetimeMs })}
          />
          <TextField
            label="Region in copied credentials"
            placeholder="None"
            mono
            value={region}
            onChange={(typed) => {
              setRegion(typed);
              setError(undefined);
            }}
            onBlur={() => void applyRegion()}
            error={error && errorBody(error)}
            hint={
              region === '' ? (
                'Written as AWS_REGION beside the credentials. Empty leaves it out.'
              ) : (
                <RegionHints typed={region} onTake={setRegion} />
              )
            }
          />
        </section>
        <section className="settings-group" aria-labelledby="settings-quick-pick">
          <h3 id="settings-quick-pick">{quickPickName}</h3>
          <ShortcutField />
        </section>
        <StartAtLogin />
        <SettingsTransfer onPlan={setPlan} />
      </div>
      <div className="modal-buttons">
        <Button kind="primary" onClick={() => void done()}>
          Done
        </Button>
      </div>
    </Modal>
  );
};

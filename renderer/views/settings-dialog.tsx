import './session-dialog.css';
import { useState } from 'react';
import { errorBody, formatNames } from '../../shared/copy.ts';
import type { ErrorView } from '../../shared/errors.ts';
import { isWellFormedRegion, nearestRegion } from '../../shared/region.ts';
import { clipboardLifetimes, credentialFormats, type Settings } from '../../shared/settings.ts';
import { formatDuration } from '../../shared/time.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { RegionHints } from './region-hints.tsx';

const formats = credentialFormats.map((value) => ({ value, label: formatNames[value] }));

const lifetimes = clipboardLifetimes.map((value) => ({
  value,
  label: value === 0 ? 'Leave them there' : `After ${formatDuration(value)}`,
}));

type SettingsDialogProps = { readonly settings: Settings; readonly onClose: () => void };

/** Every change counts at once; there is nothing to save. */
export const SettingsDialog = ({ settings, onClose }: SettingsDialogProps) => {
  const [region, setRegion] = useState(settings.copyRegion ?? '');
  const [error, setError] = useState<ErrorView>();
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
  return (
    <Modal title="Settings" onClose={() => void done()}>
      <div className="session-form">
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
        <div className="modal-buttons">
          <Button kind="primary" onClick={() => void done()}>
            Done
          </Button>
        </div>
      </div>
    </Modal>
  );
};

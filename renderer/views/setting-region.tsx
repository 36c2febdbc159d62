import { errorBody } from '../../shared/copy.ts';
import { takeRegionWords } from '../../shared/session-form-words.ts';
import { noRegionWords } from '../../shared/setting-dialog-words.ts';
import type { SettingsChanges } from '../hooks/use-settings-changes.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { RegionHints } from './region-hints.tsx';
import type { SettingPieceProps } from './setting-control.tsx';
import { settingTarget } from './setting-focus.ts';

type SettingRegionProps = SettingPieceProps & { readonly id: string; readonly changes: SettingsChanges };

/** A region that is typed: it counts once the field is left. */
export const SettingRegion = ({ id, title, effect, error, changes }: SettingRegionProps) => {
  const take = (copyRegion: string) => {
    // What was clicked goes with what it mends.
    settingTarget(id)?.focus();
    void changes.change(id, { copyRegion });
  };
  const meant = error?.code === 'region-malformed' ? error.detail : undefined;
  return (
    <TextField
      label={title}
      placeholder={noRegionWords}
      mono
      value={changes.region}
      onChange={changes.typeRegion}
      onBlur={() => void changes.takeRegion()}
      error={error && errorBody(error)}
      hint={
        <>
          {meant !== undefined && (
            <div className="take-over">
              <Button onClick={() => take(meant)}>{takeRegionWords(meant)}</Button>
            </div>
          )}
          {changes.region !== '' && <RegionHints typed={changes.region} onTake={take} />}
          <p>{effect}</p>
        </>
      }
    />
  );
};

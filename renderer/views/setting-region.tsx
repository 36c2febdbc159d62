import { errorBody } from '../../shared/copy.ts';
import type { SettingsChanges } from '../hooks/use-settings-changes.ts';
import { TextField } from '../ui/text-field.tsx';
import { RegionHints } from './region-hints.tsx';
import type { SettingPieceProps } from './setting-control.tsx';

type SettingRegionProps = SettingPieceProps & { readonly changes: SettingsChanges };

/** A region that is typed: it counts once the field is left. */
export const SettingRegion = ({ title, effect, error, changes }: SettingRegionProps) => (
  <TextField
    label={title}
    placeholder="None"
    mono
    value={changes.region}
    onChange={changes.typeRegion}
    onBlur={() => void changes.takeRegion()}
    error={error && errorBody(error)}
    hint={
      <>
        <p>{effect}</p>
        {changes.region !== '' && <RegionHints typed={changes.region} onTake={changes.typeRegion} />}
      </>
    }
  />
);

import { useState } from 'react';
import type { ErrorView } from '../../shared/errors.ts';
import { isWellFormedRegion, nearestRegion } from '../../shared/region.ts';
import type { SettingValues } from '../../shared/setting-words.ts';
import type { Settings } from '../../shared/settings.ts';
import { bridge } from '../bridge.ts';

/** Why a setting is not as it was wanted. */
type Refusal = { readonly id: string; readonly error: ErrorView };

const regionId = 'copy-region';

const tellMain = ({ startsAtLogin, ...settings }: Partial<SettingValues>) =>
  startsAtLogin === undefined
    ? bridge.run('changeSettings', settings)
    : bridge.run('setStartAtLogin', { enabled: startsAtLogin });

/** Changes settings as soon as they are chosen; a region once it is typed. */
export const useSettingsChanges = ({ copyRegion = '' }: Settings) => {
  const [refusal, setRefusal] = useState<Refusal>();
  const [typed, setTyped] = useState<string>();

  /** True where it was changed. */
  const change = async (id: string, wanted: Partial<SettingValues>): Promise<boolean> => {
    const reply = await tellMain(wanted);
    setRefusal(reply.ok ? undefined : { id, error: reply.error });
    if (reply.ok && id === regionId) setTyped(undefined);
    return reply.ok;
  };

  return {
    change,
    errorOf: (id: string): ErrorView | undefined => (refusal?.id === id ? refusal.error : undefined),
    region: typed ?? copyRegion,
    typeRegion: (region: string) => {
      setTyped(region);
      setRefusal(undefined);
    },
    /** The id of the setting that is to be mended first; `undefined` where all that was typed counts. */
    takeRegion: async (): Promise<string | undefined> => {
      const wanted = (typed ?? copyRegion).trim();
      if (wanted === copyRegion) {
        setTyped(undefined);
        return undefined;
      }
      if (wanted === '' || isWellFormedRegion(wanted)) {
        return (await change(regionId, { copyRegion: wanted })) ? undefined : regionId;
      }
      const detail = nearestRegion(wanted);
      setRefusal({ id: regionId, error: { code: 'region-malformed', ...(detail !== undefined && { detail }) } });
      return regionId;
    },
  };
};

export type SettingsChanges = ReturnType<typeof useSettingsChanges>;

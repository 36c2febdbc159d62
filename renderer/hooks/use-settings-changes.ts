import { useState } from 'react';
import type { ErrorView } from '../../shared/errors.ts';
import { isWellFormedRegion, nearestRegion } from '../../shared/region.ts';
import type { SettingValues } from '../../shared/setting-words.ts';
import { bridge } from '../bridge.ts';

/** Why a setting is not as it was wanted. */
type Refusal = { readonly id: string; readonly error: ErrorView };

const regionId = 'copy-region';

const tellMain = ({ startsAtLogin, ...settings }: Partial<SettingValues>) =>
  startsAtLogin === undefined
    ? bridge.run('changeSettings', settings)
    : bridge.run('setStartAtLogin', { enabled: startsAtLogin });

/** Changes settings as soon as they are chosen; a region once it is typed. */
export const useSettingsChanges = (kept: SettingValues) => {
  const { copyRegion = '' } = kept;
  const [refusal, setRefusal] = useState<Refusal>();
  const [typed, setTyped] = useState<string>();
  /** What main was asked for and has not answered yet: a control follows at once. */
  const [asked, setAsked] = useState<Partial<SettingValues>>({});

  /** True where it was changed. */
  const change = async (id: string, wanted: Partial<SettingValues>): Promise<boolean> => {
    setAsked(wanted);
    const reply = await tellMain(wanted);
    setAsked((last) => (last === wanted ? {} : last));
    setRefusal(reply.ok ? undefined : { id, error: reply.error });
    if (reply.ok && id === regionId) setTyped(undefined);
    return reply.ok;
  };

  return {
    values: { ...kept, ...asked },
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

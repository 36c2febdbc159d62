/** What the settings say, held against what they could. Pure. */
import type { SettingChoice, SettingRow, SettingValues } from '../shared/setting-words.ts';
import type { ManagedSettings } from '../shared/settings.ts';

/** True where all of the change is so already. What is not kept counts as an empty text. */
export const isSo = (change: Partial<SettingValues>, values: Partial<SettingValues>): boolean => {
  const has = new Map<string, unknown>(Object.entries(values));
  return Object.entries(change).every(([name, value]) => JSON.stringify(has.get(name) ?? '') === JSON.stringify(value));
};

export const isChanged = ({ usual }: SettingRow, values: SettingValues): boolean =>
  usual !== undefined && !isSo(usual.change, values);

/** The choice that an administrator made for everybody on this machine. */
export const fixedChoice = ({ control }: SettingRow, managed: ManagedSettings): SettingChoice | undefined =>
  control.kind === 'choice' ? control.choices.find(({ change }) => isSo(change, managed)) : undefined;

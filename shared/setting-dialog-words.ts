/** What the settings dialog says around its settings. */

export const settingsSearchName = 'Search settings';
export const settingGroupsName = 'Groups of settings';
export const changesCountWords = 'Every change counts at once.';

/** A text of two parts: what is chosen where nobody chooses, and that it is not so now. */
export const usualWords = (words: string): string => `Default: ${words}`;
export const changedWords = 'Changed.';

/** In the place of a region, where none is kept. */
export const noRegionWords = 'None';

export const resetWords = 'Reset';
/** For those who do not see which setting the button is in. */
export const resetName = (title: string): string => `${resetWords}: ${title}`;

/** Finds a setting in the dialog and leads to it. */

export const settingElementId = (id: string): string => `setting-${id}`;

const controls = '[role=combobox], [role=switch], input:not([aria-hidden=true]), .shortcut-keys, .setting-act';

const settingElement = (id: string): HTMLElement | null => document.getElementById(settingElementId(id));

/** What of a setting takes the focus: its control, or all of it where an administrator fixed it. */
export const settingTarget = (id: string): HTMLElement | null => {
  const element = settingElement(id);
  return element?.querySelector<HTMLElement>(controls) ?? element;
};

export const showSetting = (id: string): void => settingElement(id)?.scrollIntoView({ block: 'center' });

/** Scrolls to a setting, and gives it the focus. */
export const leadToSetting = (id: string): void => {
  showSetting(id);
  settingTarget(id)?.focus({ preventScroll: true });
};

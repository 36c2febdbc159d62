import { useEffect } from 'react';
import { roleKey } from '../actions.ts';
import { type ShownRole, useStore } from '../store.ts';

/** Tells the pane beside the list which role is active in it; none once the list is gone. */
export const useShownRole = (shown: ShownRole | undefined): void => {
  const key = shown && roleKey(shown.role);
  const { accountName, chained } = shown ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the role
  useEffect(() => useStore.setState({ shownRole: shown }), [key, accountName, chained]);
  useEffect(() => () => useStore.setState({ shownRole: undefined }), []);
};

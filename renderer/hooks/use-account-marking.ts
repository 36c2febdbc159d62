import { useMemo } from 'react';
import { type AccountMarking, createAccountMarking } from '../account-marking.ts';
import { useStore } from '../store.ts';

const none = [] as const;

/** What accounts are marked with now. */
export const useAccountMarking = (): AccountMarking => {
  const marks = useStore(({ app }) => app?.accountMarks) ?? none;
  return useMemo(() => createAccountMarking(marks), [marks]);
};

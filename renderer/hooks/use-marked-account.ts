import { useMemo } from 'react';
import { type AccountMark, type MarkedAccount, markedAccount } from '../../shared/account-marks.ts';
import { useStore } from '../store.ts';

const noMarks: readonly AccountMark[] = [];

/** What an account is for, its color and its label, as the person says or else its name does. */
export const useMarkedAccount = (accountId: string, accountName: string): MarkedAccount => {
  const marks = useStore(({ app }) => app?.accountMarks) ?? noMarks;
  return useMemo(() => markedAccount({ accountId, accountName }, marks), [accountId, accountName, marks]);
};

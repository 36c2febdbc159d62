import { useMemo } from 'react';
import type { SessionId } from '../../shared/model.ts';
import type { AccountNames } from '../../shared/role-words.ts';
import { useStore } from '../store.ts';

const noAccounts = [] as const;

/** Names for the accounts of a session, as last synced. */
export const useAccountNames = (sessionId: SessionId): AccountNames => {
  const accounts = useStore(({ catalogs }) => catalogs.get(sessionId)?.accounts ?? noAccounts);
  return useMemo(() => {
    const names = new Map(accounts.map(({ accountId, accountName }) => [accountId, accountName]));
    return (accountId) => names.get(accountId);
  }, [accounts]);
};

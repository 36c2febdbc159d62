import { expect, test } from 'vitest';
import { compareAccounts } from './account-order.ts';

const account = (accountName: string, accountId = '111111111111') => ({ accountId, accountName, emailAddress: '' });

test('accounts are in the order of their names, whatever the case, numbers by size', () => {
  const names = ['search-10', 'Search-2', 'billing', 'Billing-prod'];
  expect(
    names
      .map((name) => account(name))
      .sort(compareAccounts)
      .map(({ accountName }) => accountName),
  ).toEqual(['billing', 'Billing-prod', 'Search-2', 'search-10']);
});

test('accounts of one name are in the order of their ids', () => {
  const twins = [account('dev', '222222222222'), account('dev', '111111111111')];
  expect(twins.sort(compareAccounts).map(({ accountId }) => accountId)).toEqual(['111111111111', '222222222222']);
});

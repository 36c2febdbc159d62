import { expect, it } from 'vitest';
import type { Account } from '../shared/model.ts';
import { createAccountMarking } from './account-marking.ts';

const account: Account = { accountId: '1', accountName: 'payments-prod', emailAddress: '' };

it('goes by what the person says, else by the name', () => {
  expect(createAccountMarking([])(account)).toMatchObject({ environment: 'production' });
  const marking = createAccountMarking([{ accountId: '1', environment: 'sandbox', label: 'Trial' }]);
  expect(marking(account)).toMatchObject({ environment: 'sandbox', label: 'Trial' });
});

it('answers the same value for an account, so that its rows need not be drawn again', () => {
  for (const marks of [[], [{ accountId: '1', label: 'Trial' }]]) {
    const marking = createAccountMarking(marks);
    expect(marking(account)).toBe(marking(account));
  }
});

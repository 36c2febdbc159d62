import { describe, expect, it } from 'vitest';
import { environmentInName, markedAccount, withMark } from './account-marks.ts';

const accountId = '412055367781';

describe('environmentInName', () => {
  it.each([
    ['payments-prod', 'production'],
    ['Payments Production', 'production'],
    ['PaymentsProd', 'production'],
    ['acme_live_eu', 'production'],
    ['payments-staging', 'staging'],
    ['payments-non-prod', 'staging'],
    ['nonprod', 'staging'],
    ['pre-production', 'staging'],
    ['preproduction', 'staging'],
    ['acme_non_prod_eu', 'staging'],
    ['payments-prod2', 'production'],
    ['nonprod01', 'staging'],
    ['data-lake-dev', 'development'],
    ['sandbox-empty', 'sandbox'],
    ['product-catalog', undefined],
    ['delivery', undefined],
    ['devices', undefined],
    ['', undefined],
  ])('reads %j as %s', (name, environment) => {
    expect(environmentInName(name)).toBe(environment);
  });
});

describe('markedAccount', () => {
  const account = { accountId, accountName: 'payments-prod' };

  it('goes by the name where nothing was said', () => {
    expect(markedAccount(account, [])).toEqual({ environment: 'production', color: 'red' });
  });

  it('goes by what was said ahead of the name', () => {
    const marks = [{ accountId, environment: 'staging', color: 'pink', label: 'Old shop' }] as const;
    expect(markedAccount(account, marks)).toEqual({ environment: 'staging', color: 'pink', label: 'Old shop' });
    expect(markedAccount(account, [{ accountId, environment: 'none' }])).toEqual({});
  });

  it('lets a label alone leave the environment to the name', () => {
    expect(markedAccount(account, [{ accountId, label: 'Shop' }])).toEqual({
      environment: 'production',
      color: 'red',
      label: 'Shop',
    });
  });
});

describe('withMark', () => {
  it('replaces what was said of the account, and forgets it where nothing is said any more', () => {
    const other = { accountId: '000417730956', label: 'Logs' };
    const marks = withMark([{ accountId, label: 'Shop' }, other], { accountId, environment: 'none' });
    expect(marks).toEqual([other, { accountId, environment: 'none' }]);
    expect(withMark(marks, { accountId })).toEqual([other]);
  });
});

import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { RoleRef } from '../../shared/model.ts';
import { createMarkHandlers } from './catalog-marks.ts';
import { createState } from './state.ts';

const role = (roleName: string): RoleRef => ({ sessionId: 's', accountId: '412055367781', roleName });

const createBed = () => {
  const state = createState(emptyState, () => 'id');
  const handlers = createMarkHandlers({
    state,
    sessions: { require: () => ({ id: 's', name: 'S', startUrl: '', region: '', scopes: [] }) },
    roleUse: { accountNameOf: () => 'payments-prod' },
  });
  return { state, handlers, names: () => state.read().favourites.map(({ roleName }) => roleName) };
};

describe('setFavourite', () => {
  it('adds roles one after the other, each once, with the name of their account', () => {
    const { state, handlers, names } = createBed();
    for (const name of ['A', 'B', 'A']) handlers.setFavourite({ role: role(name), isFavourite: true });
    expect(names()).toEqual(['A', 'B']);
    expect(state.read().favourites[0]?.accountName).toBe('payments-prod');
  });

  it('puts one back where it was', () => {
    const { handlers, names } = createBed();
    for (const name of ['A', 'B', 'C']) handlers.setFavourite({ role: role(name), isFavourite: true });
    handlers.setFavourite({ role: role('B'), isFavourite: false });
    expect(names()).toEqual(['A', 'C']);
    handlers.setFavourite({ role: role('B'), isFavourite: true, position: 1 });
    expect(names()).toEqual(['A', 'B', 'C']);
    handlers.setFavourite({ role: role('D'), isFavourite: true, position: 9 });
    expect(names()).toEqual(['A', 'B', 'C', 'D']);
  });
});

/** Keeping roles at hand. */
import { addedFavouriteWords, removedFavouriteWords } from '../shared/favourite-words.ts';
import type { RoleRef } from '../shared/model.ts';
import { isSameRole, plainRef } from '../shared/role-ref.ts';
import { roleInWords } from '../shared/role-words.ts';
import { endSaying, run, say } from './actions.ts';
import { type NamedRole, useStore } from './store.ts';

const positionOf = (role: RoleRef): number =>
  useStore.getState().app?.favourites.findIndex((favourite) => isSameRole(favourite, role)) ?? -1;

/** Adds a role to the favourites, or removes it; what is removed can be taken back for a while. True where it was added. */
export const toggleFavourite = async ({ role, name, accountName }: NamedRole): Promise<boolean> => {
  const position = positionOf(role);
  const isFavourite = position < 0;
  const about = roleInWords(name, accountName);
  const set = (change: { readonly isFavourite: boolean; readonly position?: number }) =>
    run('setFavourite', { role: plainRef(role), ...change }, about);
  if ((await set({ isFavourite })) === undefined) return false;
  const removed = removedFavouriteWords(about);
  if (!isFavourite) say(removed, () => void set({ isFavourite: true, position }));
  else if (useStore.getState().said?.words === removed) endSaying();
  return isFavourite;
};

/** The same where the list does not show that anything happened. */
export const toggleFavouriteAloud = async (named: NamedRole): Promise<void> => {
  const isAdded = await toggleFavourite(named);
  if (isAdded) say(addedFavouriteWords(roleInWords(named.name, named.accountName)));
};

/** Keeping roles at hand. */
import { addedFavouriteWords, favouriteRoleWords } from '../shared/favourite-words.ts';
import type { RoleRef } from '../shared/model.ts';
import { isSameRole, plainRef } from '../shared/role-ref.ts';
import { run, say } from './actions.ts';
import { type NamedRole, useStore } from './store.ts';

const positionOf = (role: RoleRef): number =>
  useStore.getState().app?.favourites.findIndex((favourite) => isSameRole(favourite, role)) ?? -1;

/** Adds a role to the favourites, or removes it; what is removed can be taken back for a while. True where it was added. */
export const toggleFavourite = async (named: NamedRole): Promise<boolean> => {
  const position = positionOf(named.role);
  const isFavourite = position < 0;
  const about = favouriteRoleWords(named.name, named.accountName);
  const done = await run('setFavourite', { role: plainRef(named.role), isFavourite }, about);
  if (done === undefined) return false;
  useStore.setState({ unpinned: isFavourite ? undefined : { ...named, position } });
  return isFavourite;
};

/** The same where the list does not show that anything happened. */
export const toggleFavouriteAloud = async (named: NamedRole): Promise<void> => {
  if (await toggleFavourite(named)) say(`${addedFavouriteWords}: ${favouriteRoleWords(named.name, named.accountName)}`);
};

export const undoUnpinned = async (): Promise<void> => {
  const { unpinned } = useStore.getState();
  useStore.setState({ unpinned: undefined });
  if (unpinned === undefined) return;
  const { role, name, accountName, position } = unpinned;
  const about = favouriteRoleWords(name, accountName);
  await run('setFavourite', { role: plainRef(role), isFavourite: true, position }, about);
};

export const dismissUnpinned = (): void => useStore.setState({ unpinned: undefined });

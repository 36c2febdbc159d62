/** What is said about the roles a person keeps at hand. */

/** Above the groups that stand before all accounts. */
export const pinnedGroupNames = { favourites: 'Favourites', recent: 'Recent' } as const;

/** What a press of the star does. */
export const favouriteAct = (isFavourite: boolean): string =>
  isFavourite ? 'Remove from favourites' : 'Add to favourites';

export const removedFavouriteWords = 'Removed from favourites';
export const addedFavouriteWords = 'Added to favourites';
export const undoWords = 'Undo';

/** "DataEngineer in data-lake-dev" */
export const favouriteRoleWords = (name: string, accountName: string): string => `${name} in ${accountName}`;

/** Before the name of an AWS profile that a role was found by. */
export const profileWords = 'profile';

/** Of the star that a favourite is shown with. */
export const favouriteName = 'Favourite';

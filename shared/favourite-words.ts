/** What is said about the roles a person keeps at hand. */

/** Above the groups that stand before all accounts. */
export const pinnedGroupNames = { favourites: 'Favourites', recent: 'Recent' } as const;

/** What a press of the star does. */
export const favouriteAct = (isFavourite: boolean): string =>
  isFavourite ? 'Remove from favourites' : 'Add to favourites';

/** "Removed from favourites: DataEngineer in data-lake-dev" */
export const removedFavouriteWords = (role: string): string => `Removed from favourites: ${role}`;
export const addedFavouriteWords = (role: string): string => `Added to favourites: ${role}`;

/** Before the name of an AWS profile that a role was found by. */
export const profileWords = 'profile';

/** Of the star that a favourite is shown with. */
export const favouriteName = 'Favourite';

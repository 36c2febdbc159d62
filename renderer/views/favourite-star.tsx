import './favourite-star.css';
import { Star } from 'lucide-react';
import { favouriteAct, favouriteName } from '../../shared/favourite-words.ts';
import { roleInWords } from '../../shared/role-words.ts';
import { toggleFavourite } from '../favourites.ts';
import type { NamedRole } from '../store.ts';
import { IconButton } from '../ui/button.tsx';

type FavouriteStarProps = NamedRole & { readonly isFavourite: boolean; readonly tabIndex: 0 | -1 };

/** Keeps a role at hand, or no longer. */
export const FavouriteStar = ({ isFavourite, tabIndex, ...named }: FavouriteStarProps) => (
  <IconButton
    label={favouriteName}
    title={favouriteAct(isFavourite)}
    className="star on-demand"
    tabIndex={tabIndex}
    aria-pressed={isFavourite}
    aria-description={roleInWords(named.name, named.accountName)}
    onClick={() => void toggleFavourite(named)}
  >
    <Star aria-hidden="true" />
  </IconButton>
);

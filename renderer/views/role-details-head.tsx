import './role-details-head.css';
import { Star, Tag, X } from 'lucide-react';
import { detailsWords } from '../../shared/details-words.ts';
import { markAccountWords } from '../../shared/environment-words.ts';
import { isSameRole } from '../../shared/role-ref.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { openDialog } from '../actions.ts';
import { toggleFavourite } from '../favourites.ts';
import { useMarkedAccount } from '../hooks/use-marked-account.ts';
import { type NamedRole, type ShownRole, useStore } from '../store.ts';
import { IconButton } from '../ui/button.tsx';
import { AccountChips, AccountSquare } from './account-mark.tsx';

export const CloseDetails = ({ onClose }: { readonly onClose: () => void }) => (
  <IconButton label={detailsWords.close} className="details-close" onClick={onClose}>
    <X aria-hidden="true" />
  </IconButton>
);

const FavouriteButton = (named: NamedRole) => {
  const isFavourite = useStore(({ app }) => app?.favourites.some((each) => isSameRole(each, named.role)) ?? false);
  return (
    <IconButton
      label={detailsWords.favourite}
      className="favourite"
      aria-pressed={isFavourite}
      onClick={() => void toggleFavourite(named)}
    >
      <Star aria-hidden="true" />
    </IconButton>
  );
};

type RoleDetailsHeadProps = { readonly shown: ShownRole; readonly onClose: () => void };

export const RoleDetailsHead = ({ shown: { role, accountName, chained }, onClose }: RoleDetailsHeadProps) => {
  const { accountId, roleName } = role;
  const name = chained?.name ?? roleName;
  const marked = useMarkedAccount(accountId, accountName);
  const isNamed = accountName !== accountId;
  return (
    <header className="details-head">
      <h2 className="clip" title={name}>
        {name}
      </h2>
      <FavouriteButton {...{ role, name, accountName }} />
      <CloseDetails onClose={onClose} />
      <p className="details-account">
        <AccountSquare color={marked.color} />
        {isNamed && (
          <b className="clip" title={accountName}>
            {accountName}
          </b>
        )}
        <span className="mono">{groupedAccountId(accountId)}</span>
      </p>
      <p className="details-chips">
        <AccountChips {...{ marked, accountName }} />
        <IconButton
          label={markAccountWords.open}
          className="details-mark"
          onClick={() => openDialog({ kind: 'mark-account', accountId, accountName })}
        >
          <Tag aria-hidden="true" />
        </IconButton>
      </p>
    </header>
  );
};

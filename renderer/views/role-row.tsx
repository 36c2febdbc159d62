import { ChevronDown, Ellipsis, SquareArrowOutUpRight } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { MarkedAccount } from '../../shared/account-marks.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import { moreFormsWords } from '../../shared/copy.ts';
import { profileWords } from '../../shared/favourite-words.ts';
import type { RoleRef, SessionId } from '../../shared/model.ts';
import { moreActionsWords, roleActNames, roleInWords } from '../../shared/role-words.ts';
import { withKeys } from '../../shared/shortcut-words.ts';
import { formatAgo, minuteMs } from '../../shared/time.ts';
import { openConsole } from '../actions.ts';
import { anchorOf } from '../hooks/use-context-menu.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { useNow } from '../hooks/use-now.ts';
import type { PinnedKind } from '../listed-roles.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { GridCell, GridRow } from '../ui/grid.tsx';
import { AccountChips } from './account-mark.tsx';
import { CopyButton } from './copy-button.tsx';
import { FavouriteStar } from './favourite-star.tsx';
import { Marked } from './marked.tsx';
import type { ActiveRole } from './role-choice.ts';
import type { RowMenuAt } from './row-menu.tsx';

type RoleRowProps = {
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly accountName: string;
  readonly roleName: string;
  readonly chained: ChainedRole | undefined;
  /** Whom a chained role takes its credentials from, in words. */
  readonly via: string | undefined;
  readonly id: string;
  readonly rowIndex: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly tokens: readonly string[];
  readonly usedAt: number | undefined;
  readonly isFavourite: boolean;
  /** The AWS profile that it was found by. */
  readonly profile: string | undefined;
  /** Set in a group of roles of several accounts. */
  readonly pinned?: PinnedKind;
  readonly marked?: MarkedAccount;
  readonly onChoose: (role: ActiveRole) => void;
  readonly onCopyMenu: (at: RowMenuAt) => void;
  readonly onRoleMenu: (at: RowMenuAt) => void;
};

const Ago = ({ at }: { readonly at: number }) => formatAgo(at, useNow(minuteMs));

const refOf = ({ sessionId, accountId, roleName, chained }: RoleRowProps): RoleRef => ({
  ...{ sessionId, accountId, roleName },
  ...(chained && { chainedRoleId: chained.id }),
});

/** The row's own button gives way to a menu of everything else. */
const RoleActions = (props: RoleRowProps) => {
  const { accountName, chained, onCopyMenu, onRoleMenu } = props;
  const role = refOf(props);
  const at = { role, accountName, ...(chained && { chained }) };
  const tabIndex = props.isActive ? 0 : -1;
  const consoleKeys = useKeys('open-console');
  const formsKeys = useKeys('copy-role-as');
  const about = roleInWords(chained?.name ?? role.roleName, accountName);
  return (
    <GridCell className="role-actions">
      <IconButton
        label={roleActNames.open}
        title={withKeys(roleActNames.open, consoleKeys.words)}
        className="on-demand"
        tabIndex={tabIndex}
        aria-description={about}
        onClick={() => void openConsole({ role }, accountName)}
      >
        <SquareArrowOutUpRight aria-hidden="true" />
      </IconButton>
      <CopyButton role={role} accountName={accountName} tabIndex={tabIndex} />
      <Button
        className="more on-demand"
        tabIndex={tabIndex}
        aria-label={moreFormsWords}
        aria-description={about}
        aria-haspopup="menu"
        title={withKeys(moreFormsWords, formsKeys.words)}
        onClick={({ currentTarget }) => onCopyMenu({ ...at, anchor: currentTarget })}
      >
        <ChevronDown aria-hidden="true" />
      </Button>
      <IconButton
        label={moreActionsWords}
        className="on-demand"
        tabIndex={tabIndex}
        aria-description={about}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => onRoleMenu({ ...at, anchor: currentTarget })}
      >
        <Ellipsis aria-hidden="true" />
      </IconButton>
    </GridCell>
  );
};

const Row = (props: RoleRowProps) => {
  const { accountName, roleName, chained, via, tokens, usedAt, pinned, marked, profile, ...row } = props;
  const { onChoose, onRoleMenu } = props;
  const role = refOf(props);
  const name = chained?.name ?? roleName;
  const choose = () => onChoose({ ...role, ...(pinned && { pinned }) });
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    choose();
    onRoleMenu({ role, accountName, ...(chained && { chained }), anchor: anchorOf(event) });
  };
  return (
    <GridRow
      id={row.id}
      className="role-row"
      aria-rowindex={row.rowIndex}
      aria-selected={row.isActive}
      style={{ top: row.top }}
      onClick={choose}
      onContextMenu={openMenu}
    >
      <GridCell className="role-star">
        <FavouriteStar
          {...{ role, name, accountName }}
          isFavourite={row.isFavourite}
          tabIndex={row.isActive ? 0 : -1}
        />
      </GridCell>
      <GridCell className="role-name clip" title={chained?.roleArn ?? roleName}>
        <Marked text={name} tokens={tokens} />{' '}
        {via !== undefined && (
          <span className="role-via">
            <Marked text={via} tokens={tokens} />
          </span>
        )}
        {marked && (
          <span className="role-account">
            {accountName} <AccountChips {...{ marked, accountName, tokens }} />
          </span>
        )}
        {profile !== undefined && (
          <span className="role-via">
            {profileWords} <Marked text={profile} tokens={tokens} />
          </span>
        )}
      </GridCell>
      <GridCell className="role-used">{usedAt !== undefined && <Ago at={usedAt} />}</GridCell>
      <RoleActions {...props} />
    </GridRow>
  );
};

export const RoleRow = memo(Row);

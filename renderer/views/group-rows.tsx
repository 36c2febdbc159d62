import type { MouseEvent } from 'react';
import type { RoleRef, SessionId } from '../../shared/model.ts';
import type { AccountMarking } from '../account-marking.ts';
import { roleKey } from '../actions.ts';
import { headingHeight, type ListLayout, roleNumberOf, rowHeight, type Stretch } from '../list-layout.ts';
import { accountAt, isPinned, listedRole } from '../listed-roles.ts';
import { ofRole } from '../role-map.ts';
import { matchedProfile, type RoleProfiles } from '../role-profiles.ts';
import type { ShownAccount } from './account-menu.tsx';
import { type ActiveRole, rowId } from './role-choice.ts';
import { RoleRow } from './role-row.tsx';
import type { RowMenuAt } from './row-menu.tsx';

/** What all groups of the list need to draw the part of them that is in view. */
export type GroupProps = {
  readonly sessionId: SessionId;
  readonly stretch: Stretch;
  readonly layout: ListLayout;
  readonly tokens: readonly string[];
  readonly activeNumber: number;
  /** When roles were used last, by their keys. */
  readonly usedAt: ReadonlyMap<string, number>;
  /** Keys of roles. */
  readonly favourites: ReadonlySet<string>;
  readonly profiles: RoleProfiles;
  readonly marking: AccountMarking;
  /** Whom each chained role takes its credentials from, in words, by its id. */
  readonly via: ReadonlyMap<string, string>;
  readonly onChoose: (role: ActiveRole) => void;
  readonly onCopyMenu: (at: RowMenuAt) => void;
  readonly onRoleMenu: (at: RowMenuAt) => void;
  readonly onAccountMenu: (event: MouseEvent, account: ShownAccount) => void;
};

/** Number of the row of a group's heading, as assistive technology counts. */
export const headingIndex = ({ layout, stretch: { position } }: GroupProps): number =>
  position + roleNumberOf(layout, { group: position, role: 0 }) + 1;

export const GroupRows = (props: GroupProps) => {
  const { sessionId, stretch, layout, tokens, activeNumber, usedAt, favourites, profiles, marking, via } = props;
  const { group, position, first, end } = stretch;
  const number = roleNumberOf(layout, { group: position, role: 0 });
  const rowIndex = headingIndex(props);
  const viaOf = ({ chainedRoleId }: RoleRef) => (chainedRoleId === undefined ? undefined : via.get(chainedRoleId));
  return Array.from({ length: end - first }, (_, offset) => {
    const at = first + offset;
    const listed = listedRole(sessionId, group, at);
    const account = accountAt(group, at);
    if (listed === undefined || account === undefined) return null;
    const { role, chained } = listed;
    const { accountId, roleName } = role;
    const { accountName } = account;
    const marked = marking(account);
    const shown = [accountName, chained?.name ?? roleName, viaOf(role) ?? '', marked.label ?? '']
      .join('\n')
      .toLowerCase();
    return (
      <RoleRow
        key={roleKey(role)}
        {...{ sessionId, accountId, accountName, roleName, chained, tokens }}
        via={viaOf(role)}
        id={rowId(number + at)}
        rowIndex={rowIndex + at + 1}
        top={headingHeight + at * rowHeight}
        isActive={number + at === activeNumber}
        usedAt={usedAt.get(roleKey(role))}
        isFavourite={favourites.has(roleKey(role))}
        profile={matchedProfile(ofRole(profiles, role), tokens, shown)}
        {...(isPinned(group) && { pinned: group.pinned, marked })}
        onChoose={props.onChoose}
        onCopyMenu={props.onCopyMenu}
        onRoleMenu={props.onRoleMenu}
      />
    );
  });
};

import { CornerUpRight, Download, LogIn } from 'lucide-react';
import type { MouseEvent, Ref } from 'react';
import { lineItemNames, sessionItemNames } from '../../shared/item-words.ts';
import { roleInAccountWords, showWords } from '../../shared/profile-list-words.ts';
import { placeWords, profileKindWords } from '../../shared/profile-words.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { adopt, copyRole, select, showRole, signIn } from '../actions.ts';
import { toneOf } from '../profile-state.ts';
import { actionOf, type ProfileRow, roleOf } from '../profiles.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { GridCell, GridRow } from '../ui/grid.tsx';
import { Sentence } from '../ui/sentence.tsx';
import { CopyButton } from './copy-button.tsx';
import { Marked } from './marked.tsx';
import { ProfilesProblems } from './profiles-problems.tsx';

/** Selects the profile's session, and its role where it has one. */
export const showProfile = (row: ProfileRow): void => {
  const role = roleOf(row);
  if (role !== undefined) showRole(role);
  else if (row.state.view !== undefined) select(row.state.view.session.id);
};

/** Does what helps most with the profile; without anything to do, shows its session. */
export const enterProfile = (row: ProfileRow | undefined): void => {
  if (row === undefined) return;
  const role = roleOf(row);
  const action = actionOf(row);
  if (action === 'adopt' && row.adoptable) void adopt(row.adoptable);
  else if (action === 'sign-in' && row.state.view) void signIn(row.state.view.session.id);
  else if (action === 'copy' && role) void copyRole(role, row.accountName ?? role.accountId);
  else showProfile(row);
};

type ActionsProps = { readonly row: ProfileRow; readonly tabIndex: 0 | -1 };

const Actions = ({ row, tabIndex }: ActionsProps) => {
  const role = roleOf(row);
  const action = actionOf(row);
  const about = { tabIndex, 'aria-description': row.profile.name };
  return (
    <>
      {action === 'copy' && role && (
        <CopyButton role={role} accountName={row.accountName ?? role.accountId} tabIndex={tabIndex} />
      )}
      {action === 'sign-in' && (
        <Button {...about} onClick={() => enterProfile(row)}>
          <LogIn aria-hidden="true" />
          {sessionItemNames.signIn}
        </Button>
      )}
      {action === 'adopt' && (
        <Button {...about} onClick={() => enterProfile(row)}>
          <Download aria-hidden="true" />
          {lineItemNames.adopt}
        </Button>
      )}
      {row.state.view && (
        <IconButton label={showWords} {...about} onClick={() => showProfile(row)}>
          <CornerUpRight />
        </IconButton>
      )}
    </>
  );
};

const RoleWords = ({ row, tokens }: { readonly row: ProfileRow; readonly tokens: readonly string[] }) => {
  const { accountId, accountName, roleName } = row;
  const role = roleName !== undefined && <Marked text={roleName} tokens={tokens} />;
  const account = accountId !== undefined && (
    <>
      {accountName !== undefined && <Marked text={accountName} tokens={tokens} />}{' '}
      <span className="mono">{groupedAccountId(accountId)}</span>
    </>
  );
  return role && account ? <Sentence words={roleInAccountWords} parts={{ role, account }} /> : role || account || null;
};

/** All of it, where the line has room for less. */
const roleTitle = ({ roleName, accountName, accountId }: ProfileRow): string =>
  [roleName, accountName, accountId && groupedAccountId(accountId)].filter(Boolean).join(', ');

type ProfilesRowProps = {
  readonly row: ProfileRow;
  readonly index: number;
  readonly top: number;
  readonly tokens: readonly string[];
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly onMenu: (event: MouseEvent) => void;
  readonly ref: Ref<HTMLDivElement>;
};

export const ProfilesRow = ({ row, index, top, tokens, isActive, onChoose, onMenu, ref }: ProfilesRowProps) => {
  const { profile, state, stateWords } = row;
  const place = placeWords(profile.file, profile.line);
  return (
    <GridRow
      ref={ref}
      id={`profile-${index}`}
      data-index={index}
      className="profile-row"
      aria-rowindex={index + 1}
      aria-selected={isActive}
      style={{ top }}
      onClick={onChoose}
      onContextMenu={onMenu}
    >
      <GridCell className="profile-name">
        <b className="clip" title={profile.name}>
          <Marked text={profile.name} tokens={tokens} />
        </b>
        <span className={`profile-state ${toneOf(state)}`} title={stateWords}>
          {stateWords}
        </span>
      </GridCell>
      <GridCell className="profile-role">
        <span className="clip" title={roleTitle(row)}>
          <RoleWords row={row} tokens={tokens} />
        </span>
        <span className="profile-kind">
          <span className="clip" title={profileKindWords(profile)}>
            <Marked text={profileKindWords(profile)} tokens={tokens} />
          </span>
          <span className="mono clip" title={place}>
            {place}
          </span>
        </span>
      </GridCell>
      <GridCell className="profile-actions">
        <Actions row={row} tabIndex={isActive ? 0 : -1} />
      </GridCell>
      {profile.problems.length > 0 && (
        <GridCell className="profile-problems" aria-colspan={3}>
          <ProfilesProblems problems={profile.problems} />
        </GridCell>
      )}
    </GridRow>
  );
};

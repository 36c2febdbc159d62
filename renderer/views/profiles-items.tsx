import { Copy, CornerUpRight, Download, FileText, Hash, LogIn, Tag } from 'lucide-react';
import { copyNames, lineItemNames, sessionItemNames } from '../../shared/item-words.ts';
import { placeWords } from '../../shared/profile-words.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { copyText } from '../actions.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { actionOf, type ProfileAction, type ProfileRow, roleOf } from '../profiles.ts';
import { MenuItem, MenuSeparator } from '../ui/menu-item.tsx';
import { enterProfile, showProfile } from './profiles-row.tsx';

const actions: Record<ProfileAction, { readonly name: string; readonly Icon: typeof Copy }> = {
  copy: { name: lineItemNames.copyCredentials, Icon: Copy },
  'sign-in': { name: sessionItemNames.signIn, Icon: LogIn },
  adopt: { name: lineItemNames.adopt, Icon: Download },
};

/** What can be done with a profile of AWS tools. */
export const ProfilesItems = ({ row }: { readonly row: ProfileRow }) => {
  const { profile, accountId, state } = row;
  const keys = useKeys('enter-row');
  const action = actionOf(row);
  const { name, Icon } = actions[action ?? 'copy'];
  return (
    <>
      {action !== undefined && (
        <MenuItem icon={<Icon aria-hidden="true" />} keys={keys} onChoose={() => enterProfile(row)}>
          {name}
        </MenuItem>
      )}
      {state.view && (
        <MenuItem
          icon={<CornerUpRight aria-hidden="true" />}
          keys={action === undefined ? keys : undefined}
          onChoose={() => showProfile(row)}
        >
          {roleOf(row) === undefined ? lineItemNames.showSession : lineItemNames.showRole}
        </MenuItem>
      )}
      {(action !== undefined || state.view) && <MenuSeparator />}
      <MenuItem icon={<Tag aria-hidden="true" />} onChoose={() => void copyText(profile.name)}>
        {copyNames.profileName}
      </MenuItem>
      {accountId !== undefined && (
        <MenuItem
          icon={<Hash aria-hidden="true" />}
          onChoose={() => void copyText(accountId, groupedAccountId(accountId))}
        >
          {copyNames.accountId}
        </MenuItem>
      )}
      <MenuItem
        icon={<FileText aria-hidden="true" />}
        onChoose={() => void copyText(placeWords(profile.file, profile.line))}
      >
        {copyNames.profilePlace}
      </MenuItem>
    </>
  );
};

import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { formatNames, valueNames } from '../../shared/copy.ts';
import { usualFormat } from '../../shared/copy-format.ts';
import { type CredentialValue, credentialValues, type RoleRef } from '../../shared/model.ts';
import { copyGroupNames } from '../../shared/session-words.ts';
import { type CredentialFormat, credentialFormats } from '../../shared/settings.ts';
import { copyRole } from '../actions.ts';
import { useStore } from '../store.ts';
import { RowMenu, type RowMenuAt } from './row-menu.tsx';

type CopyItemsProps = {
  /** Absent where they are not a role's alone. */
  readonly role?: RoleRef;
  readonly onCopy: (what: CredentialFormat | CredentialValue) => void;
};

/** Every form and every value that credentials can be copied in. */
export const CopyItems = ({ role, onCopy }: CopyItemsProps) => {
  const usual = useStore(({ app }) => app && (role === undefined ? app.settings.copyFormat : usualFormat(app, role)));
  return (
    <>
      <Menu.Group>
        <Menu.GroupLabel className="menu-label">{copyGroupNames.forms}</Menu.GroupLabel>
        {credentialFormats.map((format) => (
          <Menu.Item key={format} className="menu-item" onClick={() => onCopy(format)}>
            {formatNames[format]}
            {format === usual && <Check aria-hidden="true" className="menu-check" />}
          </Menu.Item>
        ))}
      </Menu.Group>
      <Menu.Separator className="menu-separator" />
      <Menu.Group>
        <Menu.GroupLabel className="menu-label">{copyGroupNames.values}</Menu.GroupLabel>
        {credentialValues.map((value) => (
          <Menu.Item key={value} className="menu-item" onClick={() => onCopy(value)}>
            {valueNames[value]}
          </Menu.Item>
        ))}
      </Menu.Group>
    </>
  );
};

type CopyMenuProps = { readonly at: RowMenuAt | undefined; readonly onClose: () => void };

export const CopyMenu = ({ at, onClose }: CopyMenuProps) => (
  <RowMenu at={at} onClose={onClose}>
    {at && <CopyItems role={at.role} onCopy={(what) => void copyRole({ ...at.role, what }, at.accountName)} />}
  </RowMenu>
);

import '../ui/menu.css';
import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { formatNames, valueNames } from '../../shared/copy.ts';
import type { CredentialValue, RoleRef } from '../../shared/model.ts';
import { type CredentialFormat, credentialFormats } from '../../shared/settings.ts';
import { copyRole } from '../actions.ts';
import { useStore } from '../store.ts';

/** Which role the menu is about, and where it hangs. */
export type CopyMenuAt = {
  readonly role: RoleRef;
  readonly accountName: string;
  readonly anchor: Element | { readonly getBoundingClientRect: () => DOMRect };
};

const values: readonly CredentialValue[] = ['access-key-id', 'secret-access-key', 'session-token'];

type CopyMenuProps = { readonly at: CopyMenuAt | undefined; readonly onClose: () => void };

/** One menu for the whole list: a row in passing costs no menu of its own. */
export const CopyMenu = ({ at, onClose }: CopyMenuProps) => {
  const usual = useStore(({ app }) => app?.settings.copyFormat);
  const copy = (what: CredentialFormat | CredentialValue) => {
    if (at) void copyRole({ ...at.role, what }, at.accountName);
  };
  return (
    <Menu.Root
      open={at !== undefined}
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          className="menu-positioner"
          anchor={at?.anchor ?? null}
          align={at?.anchor instanceof Element ? 'end' : 'start'}
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup className="menu" finalFocus={() => (at?.anchor instanceof HTMLElement ? at.anchor : true)}>
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">Copy as</Menu.GroupLabel>
              {credentialFormats.map((format) => (
                <Menu.Item key={format} className="menu-item" onClick={() => copy(format)}>
                  {formatNames[format]}
                  {format === usual && <Check aria-hidden="true" className="menu-check" />}
                </Menu.Item>
              ))}
            </Menu.Group>
            <Menu.Separator className="menu-separator" />
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">Copy one value</Menu.GroupLabel>
              {values.map((value) => (
                <Menu.Item key={value} className="menu-item" onClick={() => copy(value)}>
                  {valueNames[value]}
                </Menu.Item>
              ))}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
};

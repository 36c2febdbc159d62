import { Eraser, Hash, KeyRound, Pencil, Trash2 } from 'lucide-react';
import type { Application } from '../../shared/applications.ts';
import { buttonNames } from '../../shared/button-words.ts';
import { applicationItemNames, copyNames } from '../../shared/item-words.ts';
import { copyText, openDialog, run } from '../actions.ts';
import { MenuItem, MenuSeparator } from '../ui/menu-item.tsx';

type ApplicationItemsProps = { readonly application: Application; readonly hasToken: boolean };

/** What an application has besides the button for a token. */
export const ApplicationOptions = ({ application: { id, name }, hasToken }: ApplicationItemsProps) => (
  <>
    <MenuItem
      icon={<Pencil aria-hidden="true" />}
      onChoose={() => openDialog({ kind: 'edit-application', applicationId: id })}
    >
      {buttonNames.editHere}
    </MenuItem>
    {hasToken && (
      <MenuItem icon={<Eraser aria-hidden="true" />} onChoose={() => void run('forgetApplicationToken', { id }, name)}>
        {applicationItemNames.forget}
      </MenuItem>
    )}
    <MenuItem
      isDanger
      icon={<Trash2 aria-hidden="true" />}
      onChoose={() => openDialog({ kind: 'remove-application', applicationId: id })}
    >
      {buttonNames.removeHere}
    </MenuItem>
  </>
);

/** Everything that can be done with an application. */
export const ApplicationItems = ({ application, hasToken }: ApplicationItemsProps) => (
  <>
    <MenuItem
      icon={<KeyRound aria-hidden="true" />}
      onChoose={() => openDialog({ kind: 'exchange-token', applicationId: application.id })}
    >
      {applicationItemNames.exchange}
    </MenuItem>
    <MenuItem icon={<Hash aria-hidden="true" />} onChoose={() => void copyText(application.applicationArn)}>
      {copyNames.applicationArn}
    </MenuItem>
    <MenuSeparator />
    <ApplicationOptions application={application} hasToken={hasToken} />
  </>
);

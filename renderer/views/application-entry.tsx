import { Menu } from '@base-ui/react/menu';
import { ChevronDown, Copy, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import {
  copyIdentityWords,
  moreForWords,
  noIdentityRoleWords,
  noTokenWords,
  signedWithWords,
} from '../../shared/application-words.ts';
import type { Application, ApplicationView } from '../../shared/applications.ts';
import { moreFormsWords } from '../../shared/copy.ts';
import { applicationItemNames } from '../../shared/item-words.ts';
import type { CredentialValue } from '../../shared/model.ts';
import type { CredentialFormat } from '../../shared/settings.ts';
import { minuteMs } from '../../shared/time.ts';
import { openDialog, run } from '../actions.ts';
import { useContextMenu } from '../hooks/use-context-menu.ts';
import { useNow } from '../hooks/use-now.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { MenuPopup } from '../ui/menu-popup.tsx';
import { PointMenu } from '../ui/point-menu.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { ApplicationItems, ApplicationOptions } from './application-items.tsx';
import { ApplicationToken } from './application-token.tsx';
import { CopyItems } from './copy-menu.tsx';

type EntryMenuProps = { readonly application: Application; readonly hasToken: boolean };

const EntryMenu = ({ application, hasToken }: EntryMenuProps) => (
  <Menu.Root modal={false}>
    <Menu.Trigger
      render={
        <IconButton label={moreForWords(application.name)}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    />
    <MenuPopup>
      <ApplicationOptions application={application} hasToken={hasToken} />
    </MenuPopup>
  </Menu.Root>
);

/** Credentials of the application's role that act for the person in its token. */
const CopyIdentity = ({ application: { id, name } }: { readonly application: Application }) => {
  const [isBusy, setBusy] = useState(false);
  const copy = async (what?: CredentialFormat | CredentialValue) => {
    if (isBusy) return;
    setBusy(true);
    await run('copyIdentityCredentials', { id, ...(what !== undefined && { what }) }, name);
    setBusy(false);
  };
  return (
    <div className="split">
      <Button aria-busy={isBusy} aria-description={name} onClick={() => void copy()}>
        {isBusy ? <Spinner /> : <Copy aria-hidden="true" />}
        {copyIdentityWords}
      </Button>
      <Menu.Root modal={false}>
        <Menu.Trigger
          render={
            <Button className="split-more" aria-label={moreFormsWords} aria-description={name} title={moreFormsWords}>
              <ChevronDown aria-hidden="true" />
            </Button>
          }
        />
        <MenuPopup>
          <CopyItems onCopy={(what) => void copy(what)} />
        </MenuPopup>
      </Menu.Root>
    </div>
  );
};

type ApplicationEntryProps = { readonly view: ApplicationView; readonly signerWords: string };

export const ApplicationEntry = ({ view: { application, token }, signerWords }: ApplicationEntryProps) => {
  const now = useNow(minuteMs);
  const menu = useContextMenu<true>();
  const { id: applicationId, name, applicationArn, region, identityRoleArn } = application;
  const isUsable = token?.hasIdentityContext === true && token.expiresAt > now;
  return (
    <li className="application" aria-label={name} onContextMenu={(event) => menu.open(event, true)}>
      <h3 className="clip" title={name}>
        {name}
      </h3>
      <div className="application-actions">
        <Button aria-description={name} onClick={() => openDialog({ kind: 'exchange-token', applicationId })}>
          {applicationItemNames.exchange}
        </Button>
        <EntryMenu application={application} hasToken={token !== undefined} />
      </div>
      <div className="application-rest">
        <div className="door-words">
          <span className="mono">{applicationArn}</span>
          <span>{signedWithWords(signerWords, region)}</span>
        </div>
        {token ? <ApplicationToken token={token} /> : <p className="door-note">{noTokenWords}</p>}
        {isUsable && identityRoleArn !== undefined && <CopyIdentity application={application} />}
        {isUsable && identityRoleArn === undefined && <p className="door-note">{noIdentityRoleWords}</p>}
      </div>
      <PointMenu anchor={menu.anchor} onClose={menu.close}>
        <ApplicationItems application={application} hasToken={token !== undefined} />
      </PointMenu>
    </li>
  );
};

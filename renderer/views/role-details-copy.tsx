import './role-details-copy.css';
import { Tabs } from '@base-ui/react/tabs';
import { Copy, SquareArrowOutUpRight } from 'lucide-react';
import { useState } from 'react';
import { formatNames, valueNames } from '../../shared/copy.ts';
import { usualFormat } from '../../shared/copy-format.ts';
import { credentialPreview } from '../../shared/credential-preview.ts';
import { detailsWords } from '../../shared/details-words.ts';
import { credentialValues, type RoleRef } from '../../shared/model.ts';
import { type CredentialFormat, credentialFormats } from '../../shared/settings.ts';
import { copyRole, openConsole } from '../actions.ts';
import { issuedFor } from '../role-details.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from './copy-button.tsx';

type RoleProps = { readonly role: RoleRef; readonly accountName: string };

/** What will be on the clipboard, but for the secrets: they never come here. */
const Preview = ({ role, format }: { readonly role: RoleRef; readonly format: CredentialFormat }) => {
  const region = useStore(({ app }) => app?.settings.copyRegion);
  const expiresAt = useStore(({ app }) => app && issuedFor(app.issued, role)?.expiresAt);
  const lines = credentialPreview(format, { ...role, region, expiresAt });
  return (
    <div className="preview mono" title={lines.join('\n')}>
      {lines.map((line) => (
        <code key={line} className="clip">
          {line}
        </code>
      ))}
    </div>
  );
};

const OneValue = ({ role, accountName }: RoleProps) => (
  <fieldset className="one-value">
    <legend>{detailsWords.values}</legend>
    {credentialValues.map((what) => (
      <Button key={what} kind="quiet" onClick={() => void copyRole({ ...role, what }, accountName)}>
        <Copy aria-hidden="true" />
        {valueNames[what]}
      </Button>
    ))}
  </fieldset>
);

/** The forms a role's credentials can be copied in: that of the last time first. */
export const RoleDetailsCopy = ({ role, accountName }: RoleProps) => {
  const usual = useStore(({ app }) => app && usualFormat(app, role)) ?? 'posix';
  const [chosen, setChosen] = useState<CredentialFormat>();
  const format = chosen ?? usual;
  return (
    <>
      <Tabs.Root className="forms" value={format} onValueChange={(next: CredentialFormat) => setChosen(next)}>
        <Tabs.List className="form-tabs" activateOnFocus aria-label={detailsWords.forms}>
          {credentialFormats.map((each) => (
            <Tabs.Tab key={each} value={each} className="form-tab">
              {formatNames[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {credentialFormats.map((each) => (
          <Tabs.Panel key={each} value={each} className="form-panel">
            <Preview role={role} format={each} />
          </Tabs.Panel>
        ))}
        <div className="form-buttons">
          <CopyButton kind="primary" role={role} accountName={accountName} what={format} tabIndex={0} />
          <Button onClick={() => void openConsole({ role }, accountName)}>
            <SquareArrowOutUpRight aria-hidden="true" />
            {detailsWords.console}
          </Button>
        </div>
      </Tabs.Root>
      <OneValue role={role} accountName={accountName} />
    </>
  );
};

import '../ui/menu.css';
import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { settingsKindNames } from '../../shared/door-words.ts';
import { type EndpointSettingsKind, type EndpointTokenView, endpointSettingsKinds } from '../../shared/doors.ts';
import {
  copiedSettingsWords,
  copySettingsWords,
  endpointOffWords,
  settingsKindTitle,
  settingsProfileTitle,
  tokenFileStandsWords,
} from '../../shared/endpoint-words.ts';
import { run } from '../actions.ts';
import { Button } from '../ui/button.tsx';
import { MenuPopup } from '../ui/menu-popup.tsx';

const saidForMs = 2000;

type DoorsSettingsMenuProps = { readonly token: EndpointTokenView; readonly isOpen: boolean };

/** Settings for one kind of caller, to paste where it runs; the token itself is never among them. */
export const DoorsSettingsMenu = ({ token: { name, profiles, tokenFile }, isOpen }: DoorsSettingsMenuProps) => {
  const [chosen, setChosen] = useState(profiles[0]);
  const [copied, setCopied] = useState<EndpointSettingsKind>();
  useEffect(() => {
    if (copied === undefined) return;
    const timer = setTimeout(() => setCopied(undefined), saidForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (kind: EndpointSettingsKind) => {
    const reply = await run(
      'copyEndpointSettings',
      { name, kind, ...(chosen !== undefined && { profile: chosen }) },
      name,
    );
    if (reply !== undefined) setCopied(kind);
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        disabled={!isOpen}
        render={
          <Button aria-description={name} title={isOpen ? undefined : endpointOffWords}>
            {copied !== undefined && <Check aria-hidden="true" />}
            {copied === undefined ? copySettingsWords : buttonNames.copied}
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      />
      <MenuPopup>
        {profiles.length > 1 && (
          <>
            <Menu.RadioGroup value={chosen} onValueChange={setChosen}>
              <Menu.GroupLabel className="menu-label">{settingsProfileTitle}</Menu.GroupLabel>
              {profiles.map((profile) => (
                <Menu.RadioItem key={profile} value={profile} closeOnClick={false} className="menu-item">
                  <span className="clip">{profile}</span>
                  <Menu.RadioItemIndicator className="menu-check">
                    <Check aria-hidden="true" />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className="menu-separator" />
          </>
        )}
        <Menu.Group>
          <Menu.GroupLabel className="menu-label">{settingsKindTitle}</Menu.GroupLabel>
          {endpointSettingsKinds.map((kind) => (
            <Menu.Item key={kind} className="menu-item" onClick={() => void copy(kind)}>
              {settingsKindNames[kind]}
            </Menu.Item>
          ))}
        </Menu.Group>
        {tokenFile === undefined && <p className="menu-note">{tokenFileStandsWords}</p>}
      </MenuPopup>
      <span className="unseen" role="status">
        {copied !== undefined && copiedSettingsWords(name, settingsKindNames[copied])}
      </span>
    </Menu.Root>
  );
};

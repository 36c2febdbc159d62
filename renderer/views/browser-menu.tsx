import '../ui/menu.css';
import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import type { SsoSession } from '../../shared/model.ts';
import { browsersTitle, chooseBrowserWords } from '../../shared/sign-in-words.ts';
import { readBrowsers, run } from '../actions.ts';
import { browserValue, choiceOf, commandBrowser, installedOptions } from '../browser-choices.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { MenuPopup } from '../ui/menu-popup.tsx';

type BrowserMenuProps = {
  readonly session: SsoSession;
  readonly kind: 'primary' | 'plain';
};

/** Opens the page of a sign-in under way in another browser than the session's, which it is from then on. */
export const BrowserMenu = ({ session: { id, browser }, kind }: BrowserMenuProps) => {
  const browsers = useStore((state) => state.browsers);
  const command = browser?.kind === 'command' ? browser.command : '';
  const open = (value: string) => void run('openSignInInBrowser', { id, browser: choiceOf(value, command) });
  return (
    <Menu.Root
      modal={false}
      onOpenChange={(isOpen) => {
        if (isOpen) void readBrowsers();
      }}
    >
      <Menu.Trigger
        render={
          <Button kind={kind} className="split-more" aria-label={chooseBrowserWords} title={chooseBrowserWords}>
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      />
      <MenuPopup>
        <Menu.RadioGroup value={browserValue(browser)} onValueChange={open}>
          <Menu.GroupLabel className="menu-label">{browsersTitle}</Menu.GroupLabel>
          {installedOptions(browsers, browser).map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value} closeOnClick className="menu-item">
              <span className="clip">{label}</span>
              <Menu.RadioItemIndicator className="menu-check">
                <Check aria-hidden="true" />
              </Menu.RadioItemIndicator>
            </Menu.RadioItem>
          ))}
          {command !== '' && (
            <Menu.RadioItem value={commandBrowser} closeOnClick className="menu-item">
              <span className="clip">{command}</span>
              <Menu.RadioItemIndicator className="menu-check">
                <Check aria-hidden="true" />
              </Menu.RadioItemIndicator>
            </Menu.RadioItem>
          )}
        </Menu.RadioGroup>
      </MenuPopup>
    </Menu.Root>
  );
};

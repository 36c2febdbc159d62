import { Copy, ExternalLink, Link, X } from 'lucide-react';
import { sessionItemNames } from '../../shared/item-words.ts';
import type { SessionId } from '../../shared/model.ts';
import { signInActs } from '../../shared/sign-in-words.ts';
import { run } from '../actions.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { MenuItem, MenuSeparator } from '../ui/menu-item.tsx';

type SignInItemsProps = { readonly id: SessionId; readonly hasCode: boolean };

/** What can be done with a sign-in under way. */
export const SignInItems = ({ id, hasCode }: SignInItemsProps) => {
  const codeKeys = useKeys('copy-code');
  const linkKeys = useKeys('copy-link');
  return (
    <>
      {hasCode && (
        <MenuItem icon={<Copy aria-hidden="true" />} keys={codeKeys} onChoose={() => void run('copyUserCode', { id })}>
          {signInActs.copyCode.name}
        </MenuItem>
      )}
      <MenuItem icon={<Link aria-hidden="true" />} keys={linkKeys} onChoose={() => void run('copySignInLink', { id })}>
        {signInActs.copyLink.name}
      </MenuItem>
      <MenuItem icon={<ExternalLink aria-hidden="true" />} onChoose={() => void run('openSignInInBrowser', { id })}>
        {signInActs.openInBrowser.name}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<X aria-hidden="true" />} onChoose={() => void run('cancelSignIn', { id })}>
        {sessionItemNames.cancel}
      </MenuItem>
    </>
  );
};

import './applications.css';
import {
  identityContextWords,
  refreshWords,
  scopesWords,
  tokenEndWords,
  tokenTypeName,
} from '../../shared/application-words.ts';
import type { ApplicationTokenView } from '../../shared/applications.ts';
import { minuteMs } from '../../shared/time.ts';
import { useNow } from '../hooks/use-now.ts';

/** What may be known of an application's token. */
export const ApplicationToken = ({ token }: { readonly token: ApplicationTokenView }) => {
  const now = useNow(minuteMs);
  return (
    <dl className="token-facts">
      <dt>Token</dt>
      <dd className={token.expiresAt > now ? undefined : 'late'}>
        {tokenTypeName(token.issuedTokenType)}, {tokenEndWords(token, now)}
      </dd>
      <dt>Scopes</dt>
      <dd>{scopesWords(token)}</dd>
      <dt>Identity context</dt>
      <dd>{identityContextWords(token)}</dd>
      <dt>Refresh token</dt>
      <dd>{refreshWords(token)}</dd>
    </dl>
  );
};

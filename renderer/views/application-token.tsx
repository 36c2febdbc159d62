import './applications.css';
import {
  identityContextWords,
  refreshWords,
  scopesWords,
  tokenFactNames,
  tokenWords,
} from '../../shared/application-words.ts';
import type { ApplicationTokenView } from '../../shared/applications.ts';
import { minuteMs } from '../../shared/time.ts';
import { useNow } from '../hooks/use-now.ts';

/** What may be known of an application's token. */
export const ApplicationToken = ({ token }: { readonly token: ApplicationTokenView }) => {
  const now = useNow(minuteMs);
  return (
    <dl className="token-facts">
      <dt>{tokenFactNames.token}</dt>
      <dd className={token.expiresAt > now ? undefined : 'late'}>{tokenWords(token, now)}</dd>
      <dt>{tokenFactNames.scopes}</dt>
      <dd>{scopesWords(token)}</dd>
      <dt>{tokenFactNames.identityContext}</dt>
      <dd>{identityContextWords(token)}</dd>
      <dt>{tokenFactNames.refreshToken}</dt>
      <dd>{refreshWords(token)}</dd>
    </dl>
  );
};

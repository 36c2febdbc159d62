import { Trash2 } from 'lucide-react';
import type { EndpointTokenView } from '../../shared/doors.ts';
import { formatMoment } from '../../shared/moments.ts';
import { minuteMs } from '../../shared/time.ts';
import { openDialog } from '../actions.ts';
import { useNow } from '../hooks/use-now.ts';
import { IconButton } from '../ui/button.tsx';
import { DoorsSettingsMenu } from './doors-settings-menu.tsx';

type DoorsTokenProps = { readonly token: EndpointTokenView; readonly isOpen: boolean };

export const DoorsToken = ({ token, isOpen }: DoorsTokenProps) => {
  const now = useNow(minuteMs);
  const { name, profiles, createdAt, tokenFile } = token;
  const opens = profiles.join(', ');
  return (
    <li className="door-entry">
      <div className="door-words">
        <b className="clip" title={name}>
          {name}
        </b>
        <span title={opens}>
          Opens {profiles.length === 1 ? 'profile' : `${profiles.length} profiles:`} {opens}
        </span>
        <span>
          Made {formatMoment(createdAt, now)}
          {tokenFile === undefined ? ', copied once' : ', in '}
          {tokenFile !== undefined && <span className="mono">{tokenFile}</span>}
        </span>
      </div>
      <DoorsSettingsMenu token={token} isOpen={isOpen} />
      <IconButton label={`Remove ${name}`} onClick={() => openDialog({ kind: 'remove-token', name })}>
        <Trash2 />
      </IconButton>
    </li>
  );
};

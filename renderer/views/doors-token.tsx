import { FileText, Tag, Trash2 } from 'lucide-react';
import { buttonNames, removeNamedWords } from '../../shared/button-words.ts';
import type { EndpointTokenView } from '../../shared/doors.ts';
import { opensWords, tokenCopiedOnceWords, tokenInFileWords } from '../../shared/endpoint-words.ts';
import { copyNames } from '../../shared/item-words.ts';
import { formatMoment } from '../../shared/moments.ts';
import { minuteMs } from '../../shared/time.ts';
import { copyText, openDialog } from '../actions.ts';
import { useContextMenu } from '../hooks/use-context-menu.ts';
import { useNow } from '../hooks/use-now.ts';
import { IconButton } from '../ui/button.tsx';
import { MenuItem, MenuSeparator } from '../ui/menu-item.tsx';
import { PointMenu } from '../ui/point-menu.tsx';
import { Sentence } from '../ui/sentence.tsx';
import { DoorsSettingsMenu } from './doors-settings-menu.tsx';

type DoorsTokenProps = { readonly token: EndpointTokenView; readonly isOpen: boolean };

export const DoorsToken = ({ token, isOpen }: DoorsTokenProps) => {
  const now = useNow(minuteMs);
  const menu = useContextMenu<true>();
  const { name, profiles, createdAt, tokenFile } = token;
  const opens = profiles.join(', ');
  const made = formatMoment(createdAt, now);
  return (
    <li className="door-entry" onContextMenu={(event) => menu.open(event, true)}>
      <div className="door-words">
        <b className="clip" title={name}>
          {name}
        </b>
        <span title={opens}>{opensWords(profiles)}</span>
        <span>
          {tokenFile === undefined ? (
            tokenCopiedOnceWords(made)
          ) : (
            <Sentence words={tokenInFileWords} parts={{ made, file: <span className="mono">{tokenFile}</span> }} />
          )}
        </span>
      </div>
      <DoorsSettingsMenu token={token} isOpen={isOpen} />
      <IconButton label={removeNamedWords(name)} onClick={() => openDialog({ kind: 'remove-token', name })}>
        <Trash2 />
      </IconButton>
      <PointMenu anchor={menu.anchor} onClose={menu.close}>
        <MenuItem icon={<Tag aria-hidden="true" />} onChoose={() => void copyText(name)}>
          {copyNames.tokenName}
        </MenuItem>
        {tokenFile !== undefined && (
          <MenuItem icon={<FileText aria-hidden="true" />} onChoose={() => void copyText(tokenFile)}>
            {copyNames.tokenFile}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem
          isDanger
          icon={<Trash2 aria-hidden="true" />}
          onChoose={() => openDialog({ kind: 'remove-token', name })}
        >
          {buttonNames.removeHere}
        </MenuItem>
      </PointMenu>
    </li>
  );
};

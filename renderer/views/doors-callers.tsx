import { Pencil, Plus, Tag, X } from 'lucide-react';
import { useRef } from 'react';
import {
  callersMeaning,
  changeLimitWords,
  limitCallerWords,
  limitedCallersName,
  limitWords,
  noLimitedCallersWords,
  stopLimitingWords,
} from '../../shared/caller-words.ts';
import { doorTitles } from '../../shared/door-words.ts';
import type { Caller } from '../../shared/doors.ts';
import { copyNames, lineItemNames } from '../../shared/item-words.ts';
import type { DoorsView } from '../../shared/model.ts';
import { copyText, openDialog, run } from '../actions.ts';
import { everything } from '../doors.ts';
import { useContextMenu } from '../hooks/use-context-menu.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { MenuItem, MenuSeparator } from '../ui/menu-item.tsx';
import { PointMenu } from '../ui/point-menu.tsx';

type CallerItemsProps = { readonly caller: Caller; readonly onRelease: (caller: Caller) => void };

const CallerItems = ({ caller, onRelease }: CallerItemsProps) => (
  <>
    <MenuItem icon={<Pencil aria-hidden="true" />} onChoose={() => openDialog({ kind: 'limit-caller', caller })}>
      {lineItemNames.changeLimits}
    </MenuItem>
    <MenuItem icon={<X aria-hidden="true" />} onChoose={() => onRelease(caller)}>
      {lineItemNames.stopLimiting}
    </MenuItem>
    <MenuSeparator />
    <MenuItem icon={<Tag aria-hidden="true" />} onChoose={() => void copyText(caller.name)}>
      {copyNames.callerName}
    </MenuItem>
  </>
);

export const DoorsCallers = ({ scopes }: { readonly scopes: DoorsView['scopes'] }) => {
  const menu = useContextMenu<Caller>();
  const limit = useRef<HTMLButtonElement>(null);
  const release = async (caller: Caller) => {
    await run('setCallerScope', { caller, scope: everything }, caller.name);
    limit.current?.focus();
  };
  return (
    <>
      <div className="door-head">
        <p>{callersMeaning}</p>
        <Button ref={limit} onClick={() => openDialog({ kind: 'limit-caller' })}>
          <Plus aria-hidden="true" />
          {limitCallerWords}
        </Button>
      </div>
      {scopes.length === 0 ? (
        <p className="door-note">{noLimitedCallersWords}</p>
      ) : (
        <ul className="door-list" aria-label={limitedCallersName}>
          {scopes.map(({ caller, scope }) => (
            <li
              key={`${caller.door} ${caller.name}`}
              className="door-entry"
              onContextMenu={(event) => menu.open(event, caller)}
            >
              <div className="door-words">
                <b className="clip" title={caller.name}>
                  {caller.name}
                </b>
                <span>{limitWords(doorTitles[caller.door], scope)}</span>
              </div>
              <IconButton
                label={changeLimitWords(caller.name)}
                onClick={() => openDialog({ kind: 'limit-caller', caller })}
              >
                <Pencil />
              </IconButton>
              <IconButton label={stopLimitingWords(caller.name)} onClick={() => void release(caller)}>
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <PointMenu anchor={menu.anchor} onClose={menu.close}>
        {menu.subject && <CallerItems caller={menu.subject} onRelease={(caller) => void release(caller)} />}
      </PointMenu>
    </>
  );
};

import { Pencil, Plus, X } from 'lucide-react';
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
import type { DoorsView } from '../../shared/model.ts';
import { openDialog, run } from '../actions.ts';
import { everything } from '../doors.ts';
import { Button, IconButton } from '../ui/button.tsx';

export const DoorsCallers = ({ scopes }: { readonly scopes: DoorsView['scopes'] }) => {
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
            <li key={`${caller.door} ${caller.name}`} className="door-entry">
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
    </>
  );
};

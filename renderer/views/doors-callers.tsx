import { Pencil, Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { doorTitles } from '../../shared/door-words.ts';
import type { Caller } from '../../shared/doors.ts';
import type { DoorsView } from '../../shared/model.ts';
import { openDialog, run } from '../actions.ts';
import { everything, scopeWords } from '../doors.ts';
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
        <p>
          A caller gets any role it asks for through its profile or token, and you are not asked, unless you limit it
          here. Activity shows who got what.
        </p>
        <Button ref={limit} onClick={() => openDialog({ kind: 'limit-caller' })}>
          <Plus aria-hidden="true" />
          Limit a caller…
        </Button>
      </div>
      {scopes.length === 0 ? (
        <p className="door-note">No caller is limited.</p>
      ) : (
        <ul className="door-list" aria-label="Limited callers">
          {scopes.map(({ caller, scope }) => (
            <li key={`${caller.door} ${caller.name}`} className="door-entry">
              <div className="door-words">
                <b className="clip" title={caller.name}>
                  {caller.name}
                </b>
                <span>
                  {doorTitles[caller.door]}. {scopeWords(scope)}.
                </span>
              </div>
              <IconButton label={`Change ${caller.name}`} onClick={() => openDialog({ kind: 'limit-caller', caller })}>
                <Pencil />
              </IconButton>
              <IconButton label={`Stop limiting ${caller.name}`} onClick={() => void release(caller)}>
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

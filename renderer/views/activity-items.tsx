import { Copy, CornerUpRight, Hash, SlidersHorizontal } from 'lucide-react';
import { activityLineText, copyNames, lineItemNames } from '../../shared/item-words.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { copyLine, copyText, openDialog, showRole } from '../actions.ts';
import type { ActivityLine } from '../activity.ts';
import { useStore } from '../store.ts';
import { MenuItem, MenuSeparator } from '../ui/menu-item.tsx';

/** What can be done with a line of the log: a request that a tool has made, or something the person did. */
export const ActivityItems = ({ line }: { readonly line: ActivityLine }) => {
  const { entry } = line;
  const { role } = entry;
  const caller = 'own' in entry ? undefined : entry.caller;
  const isKnown = useStore(({ app }) => app?.sessions.some(({ session }) => session.id === role?.sessionId) === true);
  return (
    <>
      {role && isKnown && (
        <MenuItem icon={<CornerUpRight aria-hidden="true" />} onChoose={() => showRole(role)}>
          {lineItemNames.showRole}
        </MenuItem>
      )}
      {caller && (
        <MenuItem
          icon={<SlidersHorizontal aria-hidden="true" />}
          onChoose={() => openDialog({ kind: 'limit-caller', caller })}
        >
          {lineItemNames.limitCaller}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<Copy aria-hidden="true" />} onChoose={() => void copyLine(activityLineText(entry, line))}>
        {copyNames.line}
      </MenuItem>
      {role && (
        <MenuItem
          icon={<Hash aria-hidden="true" />}
          onChoose={() => void copyText(role.accountId, groupedAccountId(role.accountId))}
        >
          {copyNames.accountId}
        </MenuItem>
      )}
    </>
  );
};

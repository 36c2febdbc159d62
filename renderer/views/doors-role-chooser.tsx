import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { accountWords } from '../../shared/door-words.ts';
import type { RoleRef, SessionView } from '../../shared/model.ts';
import { roleKey } from '../actions.ts';
import { useNameRole } from '../hooks/use-name-role.ts';
import { createSearchIndex, search } from '../search.ts';
import { useStore } from '../store.ts';
import { IconButton } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';

const noSessions: readonly SessionView[] = [];
const mostShown = 50;

type DoorsRoleChooserProps = {
  readonly chosen: readonly RoleRef[];
  readonly onChange: (chosen: readonly RoleRef[]) => void;
};

/** The roles of all sessions that fit what was typed; those found last are left to a closer search. */
const useFoundRoles = (query: string) => {
  const sessions = useStore(({ app }) => app?.sessions) ?? noSessions;
  const catalogs = useStore((state) => state.catalogs);
  const indexes = useMemo(
    () =>
      sessions.map(({ session }) => ({
        sessionId: session.id,
        index: createSearchIndex(catalogs.get(session.id)?.accounts ?? []),
      })),
    [sessions, catalogs],
  );
  return useMemo(() => {
    const shown: RoleRef[] = [];
    let count = 0;
    for (const { sessionId, index } of indexes) {
      const { groups, roleCount } = search(index, query);
      count += roleCount;
      for (const { account, roles } of groups) {
        if (shown.length >= mostShown) break;
        shown.push(...(roles ?? []).map((roleName) => ({ sessionId, accountId: account.accountId, roleName })));
      }
    }
    return { shown: shown.slice(0, mostShown), count };
  }, [indexes, query]);
};

export const DoorsRoleChooser = ({ chosen, onChange }: DoorsRoleChooserProps) => {
  const [query, setQuery] = useState('');
  const sessions = useStore(({ app }) => app?.sessions) ?? noSessions;
  const nameRole = useNameRole(useMemo(() => sessions.map(({ session }) => session.id), [sessions]));
  const { shown, count } = useFoundRoles(query);
  const keys = new Set(chosen.map(roleKey));
  const words = (role: RoleRef): string => {
    const named = nameRole(role);
    const session = sessions.length > 1 && named.sessionName !== undefined ? `, ${named.sessionName}` : '';
    return `${named.roleName} in ${accountWords(named)}${session}`;
  };
  const remove = (role: RoleRef) => onChange(chosen.filter((each) => roleKey(each) !== roleKey(role)));
  return (
    <div className="role-chooser">
      {chosen.length > 0 && (
        <ul className="chosen-roles" aria-label="Chosen roles">
          {chosen.map((role) => (
            <li key={roleKey(role)}>
              <span className="clip">{words(role)}</span>
              <IconButton label={`Remove ${words(role)}`} onClick={() => remove(role)}>
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <input
        type="search"
        className="choices-filter"
        aria-label="Find roles"
        placeholder="Find roles by account or role"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {shown.length > 0 && (
        <ul className="choices-list" aria-label="Roles">
          {shown.map((role) => (
            <li key={roleKey(role)}>
              <Choice
                kind="checkbox"
                checked={keys.has(roleKey(role))}
                onChange={(isChosen) => (isChosen ? onChange([...chosen, role]) : remove(role))}
              >
                {words(role)}
              </Choice>
            </li>
          ))}
        </ul>
      )}
      <p className="field-note" role="status">
        {count === 0 &&
          (query.trim() === '' ? 'No roles are listed yet. Sign in to a session first.' : 'Nothing found.')}
        {count > shown.length && `${(count - shown.length).toLocaleString('en-US')} more. Type to find them.`}
      </p>
    </div>
  );
};

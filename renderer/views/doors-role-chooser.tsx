import { X } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { removeNamedWords } from '../../shared/button-words.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import {
  chosenRolesName,
  findRolesName,
  findRolesPlaceholder,
  foundRolesName,
  moreRolesWords,
  noRoleFoundWords,
  noRolesListedWords,
} from '../../shared/chooser-words.ts';
import type { RoleRef, SessionView } from '../../shared/model.ts';
import { roleKey } from '../actions.ts';
import { useRoleWords } from '../hooks/use-role-words.ts';
import { countRoles, type ListedRole, listedRole } from '../listed-roles.ts';
import { search } from '../search.ts';
import { createSearchIndex } from '../search-index.ts';
import { useStore } from '../store.ts';
import { IconButton } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';

const noSessions: readonly SessionView[] = [];
const noChained: readonly ChainedRole[] = [];
const mostShown = 50;

type DoorsRoleChooserProps = {
  readonly chosen: readonly RoleRef[];
  readonly onChange: (chosen: readonly RoleRef[]) => void;
  /** Only one can be chosen. */
  readonly isSingle?: boolean;
};

/** The roles of all sessions that fit what was typed; those found last are left to a closer search. */
const useFoundRoles = (query: string, chained: readonly ChainedRole[]) => {
  const sessions = useStore(({ app }) => app?.sessions) ?? noSessions;
  const catalogs = useStore((state) => state.catalogs);
  const indexes = useMemo(
    () =>
      sessions.map(({ session }) => ({
        sessionId: session.id,
        index: createSearchIndex(
          catalogs.get(session.id)?.accounts ?? [],
          chained.filter(({ source }) => source.sessionId === session.id),
        ),
      })),
    [sessions, catalogs, chained],
  );
  return useMemo(() => {
    const shown: ListedRole[] = [];
    let count = 0;
    for (const { sessionId, index } of indexes) {
      const { groups, roleCount } = search(index, query);
      count += roleCount;
      for (const group of groups) {
        for (let at = 0; at < countRoles(group) && shown.length < mostShown; at += 1) {
          const listed = listedRole(sessionId, group, at);
          if (listed !== undefined) shown.push(listed);
        }
      }
    }
    return { shown, count };
  }, [indexes, query]);
};

export const DoorsRoleChooser = ({ chosen, onChange, isSingle = false }: DoorsRoleChooserProps) => {
  const group = useId();
  const [query, setQuery] = useState('');
  const sessions = useStore(({ app }) => app?.sessions) ?? noSessions;
  const words = useRoleWords(useMemo(() => sessions.map(({ session }) => session.id), [sessions]));
  const chained = useStore(({ app }) => app?.chainedRoles) ?? noChained;
  const { shown, count } = useFoundRoles(query, chained);
  const keys = new Set(chosen.map(roleKey));
  const remove = (role: RoleRef) => onChange(chosen.filter((each) => roleKey(each) !== roleKey(role)));
  return (
    <div className="role-chooser">
      {chosen.length > 0 && (
        <ul className="chosen-roles" aria-label={chosenRolesName(isSingle)}>
          {chosen.map((role) => (
            <li key={roleKey(role)}>
              <span className="clip">{words(role)}</span>
              <IconButton label={removeNamedWords(words(role))} onClick={() => remove(role)}>
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <input
        type="search"
        className="choices-filter"
        aria-label={findRolesName}
        placeholder={findRolesPlaceholder}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {shown.length > 0 && (
        <ul className="choices-list" aria-label={foundRolesName}>
          {shown.map(({ role }) => (
            <li key={roleKey(role)}>
              <Choice
                kind={isSingle ? 'radio' : 'checkbox'}
                name={group}
                checked={keys.has(roleKey(role))}
                onChange={(isChosen) => (isChosen ? onChange(isSingle ? [role] : [...chosen, role]) : remove(role))}
              >
                {words(role)}
              </Choice>
            </li>
          ))}
        </ul>
      )}
      <p className="field-note" role="status">
        {count === 0 && (query.trim() === '' ? noRolesListedWords : noRoleFoundWords)}
        {count > shown.length && moreRolesWords(count - shown.length)}
      </p>
    </div>
  );
};

import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import { noRolesWords, nothingFoundTitle, rolesBeingListedWords } from '../../shared/list-words.ts';
import type { Account } from '../../shared/model.ts';
import {
  chooseAllWords,
  chooseNoneWords,
  noAccountsListedWords,
  rolesToWriteName,
  searchRolesName,
} from '../../shared/profile-writing-words.ts';
import { roleInWords } from '../../shared/role-words.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { useChoiceRows } from '../hooks/use-choice-rows.ts';
import { layOut } from '../list-layout.ts';
import { countRoles, isUnlisted } from '../listed-roles.ts';
import { type ResultGroup, search } from '../search.ts';
import { createSearchIndex } from '../search-index.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { chainedKey, type Selection, selectionKey, shareOf, withGroups, withKey } from '../write-selection.ts';
import { Marked } from './marked.tsx';

const rowHeight = 30;

type CheckProps = {
  readonly label: string;
  readonly state: 'none' | 'some' | 'all';
  readonly isDisabled?: boolean;
  readonly isTabStop: boolean;
  readonly onChange: (wanted: boolean) => void;
  readonly onFocus: () => void;
  readonly children: ReactNode;
};

const Check = ({ label, state, isDisabled = false, isTabStop, onChange, onFocus, children }: CheckProps) => (
  <label>
    <input
      ref={(input) => {
        if (input) input.indeterminate = state === 'some';
      }}
      type="checkbox"
      aria-label={label}
      checked={state === 'all'}
      aria-disabled={isDisabled}
      tabIndex={isTabStop ? 0 : -1}
      onChange={() => {
        if (!isDisabled) onChange(state !== 'all');
      }}
      onFocus={onFocus}
    />
    {children}
  </label>
);

/** What can be checked at a position of a group; nothing where it says that there is none. */
const choiceAt = ({ account, roles = [], chained = [] }: ResultGroup, at: number) => {
  const roleName = roles[at];
  if (roleName !== undefined) {
    return { key: selectionKey({ accountId: account.accountId, roleName }), name: roleName };
  }
  const assumed = chained[at - roles.length];
  return assumed && { key: chainedKey(assumed.id), name: assumed.name };
};

type RolesProps = {
  readonly accounts: readonly Account[];
  readonly chained: readonly ChainedRole[];
  readonly selection: Selection;
  readonly onChange: (selection: Selection) => void;
};

/** Accounts and their roles to check, all of them or those found. */
export const WriteProfilesRoles = ({ accounts, chained, selection, onChange }: RolesProps) => {
  const [query, setQuery] = useState('');
  const index = useMemo(() => createSearchIndex(accounts, chained), [accounts, chained]);
  const { groups, tokens } = useMemo(() => search(index, query), [index, query]);
  const layout = useMemo(() => layOut(groups), [groups]);
  const scroller = useRef<HTMLFieldSetElement>(null);
  const rows = useChoiceRows(scroller, layout, rowHeight);

  const check = (row: number, group: ResultGroup) => {
    const { account } = group;
    const at = row - (layout.headings[layout.groupOf[row] ?? 0] ?? 0) - 1;
    const common = { isTabStop: row === rows.active, onFocus: () => rows.setActive(row) };
    if (at < 0) {
      return (
        <Check
          {...common}
          label={account.accountName}
          state={shareOf(selection, group)}
          isDisabled={countRoles(group) === 0}
          onChange={(wanted) => onChange(withGroups(selection, [group], wanted))}
        >
          {!isUnlisted(account) && (
            <b className="clip">
              <Marked text={account.accountName} tokens={tokens} />
            </b>
          )}
          <span className="mono">{groupedAccountId(account.accountId)}</span>
        </Check>
      );
    }
    const choice = choiceAt(group, at);
    if (choice === undefined) {
      return <p>{group.roles === undefined ? rolesBeingListedWords : noRolesWords}</p>;
    }
    const { key, name } = choice;
    return (
      <Check
        {...common}
        label={roleInWords(name, account.accountName)}
        state={selection.has(key) ? 'all' : 'none'}
        onChange={(wanted) => onChange(withKey(selection, key, wanted))}
      >
        <span className="clip">
          <Marked text={name} tokens={tokens} />
        </span>
      </Check>
    );
  };

  return (
    <div className="role-choices">
      <TextField label={searchRolesName} value={query} onChange={setQuery} />
      <div className="role-choices-buttons">
        <Button kind="quiet" onClick={() => onChange(withGroups(selection, groups, true))}>
          {chooseAllWords}
        </Button>
        <Button kind="quiet" onClick={() => onChange(withGroups(selection, groups, false))}>
          {chooseNoneWords}
        </Button>
      </div>
      <fieldset ref={scroller} className="role-choices-list" aria-label={rolesToWriteName} onKeyDown={rows.onKeyDown}>
        {groups.length === 0 && (
          <p className="role-choices-empty">{query.trim() === '' ? noAccountsListedWords : nothingFoundTitle}</p>
        )}
        <div className="role-choices-canvas" style={{ height: rows.totalSize }}>
          {rows.items.map(({ index: row, start }) => {
            const group = groups[layout.groupOf[row] ?? 0];
            const isHeading = layout.headings[layout.groupOf[row] ?? 0] === row;
            return (
              group && (
                <div
                  key={row}
                  data-row={row}
                  className={isHeading ? 'choice-row heading' : 'choice-row'}
                  style={{ top: start }}
                >
                  {check(row, group)}
                </div>
              )
            );
          })}
        </div>
      </fieldset>
    </div>
  );
};

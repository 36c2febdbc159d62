import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Account } from '../../shared/model.ts';
import { groupedAccountId } from '../../shared/session-words.ts';
import { useChoiceRows } from '../hooks/use-choice-rows.ts';
import { layOut } from '../list-layout.ts';
import { createSearchIndex, type ResultGroup, search } from '../search.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type Selection, selectionKey, shareOf, withGroups, withRole } from '../write-selection.ts';
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

type RolesProps = {
  readonly accounts: readonly Account[];
  readonly selection: Selection;
  readonly onChange: (selection: Selection) => void;
};

/** Accounts and their roles to check, all of them or those found. */
export const WriteProfilesRoles = ({ accounts, selection, onChange }: RolesProps) => {
  const [query, setQuery] = useState('');
  const index = useMemo(() => createSearchIndex(accounts), [accounts]);
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
          isDisabled={(group.roles?.length ?? 0) === 0}
          onChange={(wanted) => onChange(withGroups(selection, [group], wanted))}
        >
          <b className="clip">
            <Marked text={account.accountName} tokens={tokens} />
          </b>
          <span className="mono">{groupedAccountId(account.accountId)}</span>
        </Check>
      );
    }
    const roleName = group.roles?.[at];
    if (roleName === undefined) {
      return <p>{group.roles === undefined ? 'Listing roles…' : 'No roles assigned to you'}</p>;
    }
    const role = { accountId: account.accountId, roleName };
    return (
      <Check
        {...common}
        label={`${roleName} in ${account.accountName}`}
        state={selection.has(selectionKey(role)) ? 'all' : 'none'}
        onChange={(wanted) => onChange(withRole(selection, role, wanted))}
      >
        <span className="clip">
          <Marked text={roleName} tokens={tokens} />
        </span>
      </Check>
    );
  };

  return (
    <div className="role-choices">
      <TextField label="Search accounts and roles" value={query} onChange={setQuery} />
      <div className="role-choices-buttons">
        <Button kind="quiet" onClick={() => onChange(withGroups(selection, groups, true))}>
          Choose all
        </Button>
        <Button kind="quiet" onClick={() => onChange(withGroups(selection, groups, false))}>
          Choose none
        </Button>
      </div>
      <fieldset ref={scroller} className="role-choices-list" aria-label="Roles to write" onKeyDown={rows.onKeyDown}>
        {groups.length === 0 && (
          <p className="role-choices-empty">
            {query.trim() === '' ? 'No accounts listed yet. Sign in and sync first.' : 'Nothing found'}
          </p>
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

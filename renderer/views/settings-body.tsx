import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { foundWords, nothingFoundWords, similarWords } from '../../shared/palette-words.ts';
import { settingGroupsName } from '../../shared/setting-dialog-words.ts';
import { settingRows } from '../../shared/setting-words.ts';
import { useGroupInView } from '../hooks/use-group-in-view.ts';
import { findSettings, groupSettings } from '../settings-search.ts';
import type { SettingControlProps } from './setting-control.tsx';
import { SettingEntry } from './setting-entry.tsx';
import { settingTarget, showSetting } from './setting-focus.ts';
import { SettingsSearch } from './settings-search.tsx';

const headingId = (group: string): string => `settings-${group}`;
const soughtForMs = 1600;

const showGroup = (group: string): void => {
  const heading = document.getElementById(headingId(group));
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
};

type SettingsBodyProps = Omit<SettingControlProps, 'row' | 'tokens'> & {
  readonly query: string;
  readonly onSearch: (query: string) => void;
  /** The id of the setting it is opened at. */
  readonly at: string | undefined;
};

/** A search over groups and their settings. */
export const SettingsBody = ({ query, onSearch, at, ...rest }: SettingsBodyProps) => {
  const [sought, setSought] = useState(at);
  const list = useRef<HTMLDivElement>(null);
  const { inView, look, choose } = useGroupInView(list);
  const { kind, rows, tokens } = findSettings(settingRows, query);
  const groups = groupSettings(rows);
  const nothing = rows.length === 0 ? nothingFoundWords(query) : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found has other groups
  useLayoutEffect(look, [look, query]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where it opens
  useEffect(() => {
    const row = settingRows.find(({ id }) => id === at);
    if (row === undefined) return;
    showSetting(row.id);
    choose(row.group);
    const timer = setTimeout(() => setSought(undefined), soughtForMs);
    return () => clearTimeout(timer);
  }, [at]);

  const search = (typed: string) => {
    onSearch(typed);
    list.current?.scrollTo({ top: 0 });
  };
  const leadToFirst = () => {
    const first = groups[0]?.rows[0];
    if (first !== undefined) settingTarget(first.id)?.focus();
  };

  return (
    <div className="settings">
      <SettingsSearch value={query} onChange={search} onLeave={leadToFirst} />
      <nav className="settings-groups" aria-label={settingGroupsName}>
        {groups.map(({ group, name }) => (
          <button
            key={group}
            type="button"
            aria-current={group === inView ? 'true' : undefined}
            onClick={() => {
              choose(group);
              showGroup(group);
            }}
          >
            {name}
          </button>
        ))}
      </nav>
      <div ref={list} className="settings-list" onScroll={look}>
        {kind === 'similar' && <p className="settings-note">{nothing ?? similarWords}</p>}
        {groups.map(({ group, name, rows: shown }) => (
          <section key={group} data-group={group} className="settings-group" aria-labelledby={headingId(group)}>
            <h3 id={headingId(group)} tabIndex={-1}>
              {name}
            </h3>
            {shown.map((row) => (
              <SettingEntry key={row.id} {...rest} row={row} tokens={tokens} isSoughtFor={row.id === sought} />
            ))}
          </section>
        ))}
      </div>
      <p className="unseen" aria-live="polite">
        {kind !== 'everything' && (nothing ?? foundWords(rows.length))}
      </p>
    </div>
  );
};

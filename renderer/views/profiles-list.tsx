import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { FoundProfile } from '../../shared/aws-files.ts';
import { filterProfilesName } from '../../shared/chooser-words.ts';
import { filterProfilesPlaceholder } from '../../shared/profile-list-words.ts';
import { placeNames } from '../../shared/sidebar-words.ts';
import { useContextMenu } from '../hooks/use-context-menu.ts';
import type { ProfileRow } from '../profiles.ts';
import { Grid } from '../ui/grid.tsx';
import { PointMenu } from '../ui/point-menu.tsx';
import { ProfilesItems } from './profiles-items.tsx';
import { enterProfile, ProfilesRow } from './profiles-row.tsx';
import { SearchBox } from './search-box.tsx';

type ProfilesListProps = {
  readonly rows: readonly ProfileRow[];
  readonly tokens: readonly string[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What stands above the profiles and scrolls with them. */
  readonly children: ReactNode;
};

const rowHeight = 55;
const problemHeight = 40;
const overscanRows = 8;
const pageRows = 8;
// Room for the message about the clipboard, which lies over the list's end.
const bottomRoom = 72;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageRows,
  PageUp: -pageRows,
};

const profileKey = ({ name, file }: FoundProfile): string => `${file} ${name}`;

/** The filter and the rows worth rendering. The filter and the list answer the same keys. */
export const ProfilesList = ({ rows, tokens, query, onQuery, children }: ProfilesListProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [chosen, setChosen] = useState<string>();
  const menu = useContextMenu<ProfileRow>();
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => rowHeight + (rows[row]?.profile.problems.length ?? 0) * problemHeight,
    getItemKey: (row) => {
      const profile = rows[row]?.profile;
      return profile === undefined ? row : profileKey(profile);
    },
    overscan: overscanRows,
    scrollMargin: top,
    scrollPaddingEnd: bottomRoom,
  });
  // What stands above grows and shrinks with its own news and with the width of the window.
  useLayoutEffect(() => setTop(grid.current?.offsetTop ?? 0));

  const found = rows.findIndex(({ profile }) => profileKey(profile) === chosen);
  const active = found < 0 && tokens.length > 0 && rows.length > 0 ? 0 : found;
  const choose = (row: number) => {
    const next = rows[Math.min(Math.max(row, 0), rows.length - 1)];
    if (next === undefined) return;
    setChosen(profileKey(next.profile));
    virtualizer.scrollToIndex(rows.indexOf(next));
  };

  /** True when the key did something. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return false;
    const step = steps[event.key];
    if (step !== undefined) choose(active + step);
    else if (event.key === 'Enter') enterProfile(rows[active]);
    else return false;
    return true;
  };

  const onGridKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Home') choose(0);
    else if (event.key === 'End') choose(rows.length - 1);
    else if (!onKey(event)) return;
    event.preventDefault();
  };

  // The menu key in the list means the active profile; a row knows where it was clicked.
  const onGridMenu = (event: MouseEvent<HTMLDivElement>) => {
    const row = rows[active];
    const anchor = document.getElementById(`profile-${active}`);
    if (event.target === event.currentTarget && row && anchor) menu.open(event, row, anchor);
  };

  return (
    <>
      <SearchBox
        value={query}
        onChange={(next) => {
          onQuery(next);
          setChosen(undefined);
          scroller.current?.scrollTo({ top: 0 });
        }}
        label={filterProfilesName}
        placeholder={filterProfilesPlaceholder}
        listId={rows.length > 0 ? 'profile-list' : undefined}
        activeId={active < 0 ? undefined : `profile-${active}`}
        onKeyDown={(event) => {
          if (onKey(event)) event.preventDefault();
        }}
      />
      <div ref={scroller} className="profiles-scroller">
        {children}
        {rows.length > 0 && (
          <Grid
            ref={grid}
            id="profile-list"
            className="profile-list"
            aria-label={placeNames.profiles}
            aria-rowcount={rows.length}
            aria-activedescendant={active < 0 ? undefined : `profile-${active}`}
            style={{ height: virtualizer.getTotalSize() + bottomRoom }}
            onKeyDown={onGridKey}
            onContextMenu={onGridMenu}
            onFocus={(event) => {
              if (event.target === event.currentTarget && event.target.matches(':focus-visible') && active < 0)
                choose(0);
            }}
          >
            {virtualizer.getVirtualItems().map(({ index, key, start }) => {
              const row = rows[index];
              return (
                row && (
                  <ProfilesRow
                    key={key}
                    ref={virtualizer.measureElement}
                    index={index}
                    top={start - top}
                    row={row}
                    tokens={tokens}
                    isActive={index === active}
                    onChoose={() => setChosen(profileKey(row.profile))}
                    onMenu={(event) => {
                      setChosen(profileKey(row.profile));
                      menu.open(event, row);
                    }}
                  />
                )
              );
            })}
          </Grid>
        )}
      </div>
      <PointMenu anchor={menu.anchor} onClose={menu.close}>
        {menu.subject && <ProfilesItems row={menu.subject} />}
      </PointMenu>
    </>
  );
};

import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import { activityListName } from '../../shared/activity-list-words.ts';
import { minuteMs } from '../../shared/time.ts';
import type { ActivityLine } from '../activity.ts';
import { useNow } from '../hooks/use-now.ts';
import { ActivityRow } from './activity-row.tsx';

const rowHeight = 55;
const reasonHeight = 18;
const overscanRows = 8;
// Room for the message about the clipboard, which lies over the list's end.
const bottomRoom = 72;

type ActivityListProps = { readonly lines: readonly ActivityLine[]; readonly query: string };

/** The rows worth rendering. What is being read stays where it is while newer requests come in above it. */
export const ActivityList = ({ lines, query }: ActivityListProps) => {
  const scroller = useRef<HTMLElement>(null);
  const now = useNow(minuteMs);
  const rows = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => rowHeight + (lines[row]?.reason === undefined ? 0 : reasonHeight),
    getItemKey: (row) => lines[row]?.key ?? row,
    overscan: overscanRows,
    paddingEnd: bottomRoom,
    anchorTo: (scroller.current?.scrollTop ?? 0) > 0 ? 'end' : 'start',
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter starts at the top
  useLayoutEffect(() => rows.scrollToOffset(0), [query]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached and scrolled by keyboard
    <section ref={scroller} id="activity-list" className="activity-list" aria-label={activityListName} tabIndex={0}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return (
            line && (
              <ActivityRow
                key={key}
                ref={rows.measureElement}
                index={index}
                count={lines.length}
                top={start}
                line={line}
                now={now}
              />
            )
          );
        })}
      </ul>
    </section>
  );
};

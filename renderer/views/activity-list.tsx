import { useMemo, useRef } from 'react';
import { activityListName } from '../../shared/activity-list-words.ts';
import { minuteMs } from '../../shared/time.ts';
import type { ActivityLine } from '../activity.ts';
import { useContextMenu } from '../hooks/use-context-menu.ts';
import { useLines } from '../hooks/use-lines.ts';
import { useNow } from '../hooks/use-now.ts';
import { PointMenu } from '../ui/point-menu.tsx';
import { ActivityItems } from './activity-items.tsx';
import { ActivityRow } from './activity-row.tsx';

const rowHeight = 55;
const reasonHeight = 18;

type ActivityListProps = { readonly lines: readonly ActivityLine[]; readonly query: string };

/** The rows worth rendering. What is being read stays where it is while newer requests come in above it. */
export const ActivityList = ({ lines, query }: ActivityListProps) => {
  const scroller = useRef<HTMLElement>(null);
  const now = useNow(minuteMs);
  const keys = useMemo(() => lines.map(({ key }) => key), [lines]);
  const { rows, onKeyDown, setActive } = useLines({
    ...{ scroller, keys, subject: query },
    sizeOf: (row) => rowHeight + (lines[row]?.reason === undefined ? 0 : reasonHeight),
  });
  const menu = useContextMenu<ActivityLine>();
  return (
    <>
      <section
        ref={scroller}
        id="activity-list"
        className="activity-list"
        aria-label={activityListName}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached and scrolled by keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
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
                  onFocus={() => setActive(index)}
                  onMenu={(event) => menu.open(event, line)}
                />
              )
            );
          })}
        </ul>
      </section>
      <PointMenu anchor={menu.anchor} onClose={menu.close}>
        {menu.subject && <ActivityItems line={menu.subject} />}
      </PointMenu>
    </>
  );
};

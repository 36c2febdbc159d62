import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import { timelineName } from '../../shared/protocol-view-words.ts';
import type { ProtocolItem } from '../protocol.ts';
import { ProtocolListItem } from './protocol-row.tsx';

const headingHeight = 40;
const rowHeight = 52;
const overscanRows = 8;
// Room for the message about the clipboard, which lies over the list's end.
const bottomRoom = 72;

type ProtocolListProps = {
  readonly items: readonly ProtocolItem[];
  /** Another one starts at the top. */
  readonly subject: string;
  readonly onToggle: (key: string) => void;
};

/** The rows worth rendering. What is being read stays where it is while newer entries come in above it. */
export const ProtocolList = ({ items, subject, onToggle }: ProtocolListProps) => {
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'heading' ? headingHeight : rowHeight),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: overscanRows,
    paddingEnd: bottomRoom,
    anchorTo: (scroller.current?.scrollTop ?? 0) > 0 ? 'end' : 'start',
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter starts at the top
  useLayoutEffect(() => rows.scrollToOffset(0), [subject]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached and scrolled by keyboard
    <section ref={scroller} id="protocol-list" className="protocol-list" aria-label={timelineName} tabIndex={0}>
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          return (
            item && (
              <ProtocolListItem
                key={key}
                ref={rows.measureElement}
                index={index}
                top={start}
                item={item}
                onToggle={onToggle}
              />
            )
          );
        })}
      </ul>
    </section>
  );
};

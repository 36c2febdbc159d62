import { useMemo, useRef } from 'react';
import { timelineName } from '../../shared/protocol-view-words.ts';
import { useContextMenu } from '../hooks/use-context-menu.ts';
import { useLines } from '../hooks/use-lines.ts';
import type { ProtocolItem } from '../protocol.ts';
import { PointMenu } from '../ui/point-menu.tsx';
import { ProtocolItems } from './protocol-items.tsx';
import { ProtocolListItem } from './protocol-row.tsx';

const headingHeight = 40;
const rowHeight = 52;

type ProtocolListProps = {
  readonly items: readonly ProtocolItem[];
  /** Another one starts at the top. */
  readonly subject: string;
  readonly onToggle: (key: string) => void;
};

/** The rows worth rendering. What is being read stays where it is while newer entries come in above it. */
export const ProtocolList = ({ items, subject, onToggle }: ProtocolListProps) => {
  const scroller = useRef<HTMLElement>(null);
  const keys = useMemo(() => items.map(({ key }) => key), [items]);
  const { rows, onKeyDown, setActive } = useLines({
    ...{ scroller, keys, subject },
    sizeOf: (index) => (items[index]?.kind === 'heading' ? headingHeight : rowHeight),
    isLine: (index) => items[index]?.kind !== 'heading',
  });
  const menu = useContextMenu<Exclude<ProtocolItem, { kind: 'heading' }>>();
  return (
    <>
      <section
        ref={scroller}
        id="protocol-list"
        className="protocol-list"
        aria-label={timelineName}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached and scrolled by keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
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
                  onFocus={() => setActive(index)}
                  onMenu={(event) => {
                    if (item.kind !== 'heading') menu.open(event, item);
                  }}
                />
              )
            );
          })}
        </ul>
      </section>
      <PointMenu anchor={menu.anchor} onClose={menu.close}>
        {menu.subject && <ProtocolItems item={menu.subject} onToggle={onToggle} />}
      </PointMenu>
    </>
  );
};

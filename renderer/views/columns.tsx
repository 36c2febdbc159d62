import './columns.css';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { columnNames } from '../../shared/details-words.ts';
import type { WindowLayout } from '../../shared/model.ts';
import { run } from '../actions.ts';
import { railBelow, usualDetails, usualSidebar } from '../columns.ts';
import { useColumns, useDetails } from '../hooks/use-columns.ts';
import { Divider } from '../ui/divider.tsx';

type Widths = Pick<WindowLayout, 'sidebarWidth' | 'detailsWidth'>;

type ColumnsProps = {
  /** The sidebar, and what stands beside it. */
  readonly children: ReactNode;
  /** What there is to say of the active role; absent where there are no roles. */
  readonly details?: ReactNode;
};

/** The columns of the window. What stands in them does not render again while they are moved. */
export const Columns = ({ children, details }: ColumnsProps) => {
  const [moved, setMoved] = useState<Widths>();
  const { sidebar, sidebarRange, details: detailsWidth, detailsRange } = useColumns(moved);
  const { placement, isOpen } = useDetails();
  const isShown = details !== undefined && isOpen;
  const isBeside = isShown && placement === 'beside';

  const move = (widths: Widths) => setMoved((before) => ({ ...before, ...widths }));
  const keep = (widths: Widths) => void run('changeLayout', widths);
  const set = (widths: Widths) => {
    move(widths);
    keep(widths);
  };

  // Told to the whole page: messages lie over the list's column.
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--sidebar', `${sidebar}px`);
    style.setProperty('--details', `${detailsWidth}px`);
  }, [sidebar, detailsWidth]);
  return (
    <div className={isBeside ? 'app with-details' : 'app'}>
      {children}
      {window.innerWidth >= railBelow && (
        <Divider
          label={columnNames.sidebar}
          of="start"
          value={sidebar}
          {...sidebarRange}
          onMove={(sidebarWidth) => move({ sidebarWidth })}
          onMoved={() => keep({ sidebarWidth: sidebar })}
          onReset={() => set({ sidebarWidth: usualSidebar(window.innerWidth) })}
        />
      )}
      {isBeside && (
        <Divider
          label={columnNames.details}
          of="end"
          value={detailsWidth}
          {...detailsRange}
          onMove={(width) => move({ detailsWidth: width })}
          onMoved={() => keep({ detailsWidth })}
          onReset={() => set({ detailsWidth: usualDetails(window.innerWidth) })}
        />
      )}
      {isShown && details}
    </div>
  );
};

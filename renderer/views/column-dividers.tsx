import { columnNames } from '../../shared/details-words.ts';
import { run } from '../actions.ts';
import { type MovedWidths, railBelow, usualDetails, usualSidebar } from '../columns.ts';
import { useColumns } from '../hooks/use-columns.ts';
import { useStore } from '../store.ts';
import { Divider } from '../ui/divider.tsx';

const move = (widths: MovedWidths) => useStore.setState(({ moved }) => ({ moved: { ...moved, ...widths } }));

const keep = (widths: MovedWidths) => void run('changeLayout', widths);

const set = (widths: MovedWidths) => {
  move(widths);
  keep(widths);
};

/** At the edge of the sidebar, where there is more to it than its rings. */
export const SidebarDivider = () => {
  const { sidebar, sidebarRange } = useColumns();
  if (window.innerWidth < railBelow) return null;
  return (
    <Divider
      label={columnNames.sidebar}
      of="start"
      value={sidebar}
      {...sidebarRange}
      onMove={(sidebarWidth) => move({ sidebarWidth })}
      onMoved={() => keep({ sidebarWidth: sidebar })}
      onReset={() => set({ sidebarWidth: usualSidebar(window.innerWidth) })}
    />
  );
};

/** At the edge of the details, where they stand beside the list. */
export const DetailsDivider = () => {
  const { details, detailsRange, placement } = useColumns();
  if (placement === 'over') return null;
  return (
    <Divider
      label={columnNames.details}
      of="end"
      value={details}
      {...detailsRange}
      onMove={(detailsWidth) => move({ detailsWidth })}
      onMoved={() => keep({ detailsWidth: details })}
      onReset={() => set({ detailsWidth: usualDetails(window.innerWidth) })}
    />
  );
};

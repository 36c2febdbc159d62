import './columns.css';
import { type ReactNode, useLayoutEffect } from 'react';
import { useColumns, useDetails } from '../hooks/use-columns.ts';

type ColumnsProps = {
  /** The sidebar, and what stands beside it. */
  readonly children: ReactNode;
  /** What there is to say of the active role; absent where there are no roles. */
  readonly details?: ReactNode;
};

/** The columns of the window. What stands in them does not render again while they are moved. */
export const Columns = ({ children, details }: ColumnsProps) => {
  const columns = useColumns();
  const { placement, isOpen } = useDetails();
  const isShown = details !== undefined && isOpen;

  // Told to the whole page: messages lie over the list's column.
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--sidebar', `${columns.sidebar}px`);
    style.setProperty('--details', `${columns.details}px`);
  }, [columns.sidebar, columns.details]);

  return (
    <div className={isShown && placement === 'beside' ? 'app with-details' : 'app'}>
      {children}
      {isShown && details}
    </div>
  );
};

/** Showing and hiding the details of the active role. */
import { run } from './actions.ts';
import { columnsFor } from './columns.ts';
import { useStore } from './store.ts';

const isBeside = (): boolean => {
  const layout = useStore.getState().app?.layout;
  return layout !== undefined && columnsFor(window.innerWidth, layout).placement === 'beside';
};

/** Beside the list it stays so for the next run; over the list it does not. */
export const showDetails = (isShown: boolean): void => {
  if (isBeside()) void run('changeLayout', { detailsOpen: isShown });
  else useStore.setState({ detailsOver: isShown });
};

export const toggleDetails = (): void => {
  const { app, detailsOver } = useStore.getState();
  showDetails(isBeside() ? app?.layout.detailsOpen !== true : !detailsOver);
};

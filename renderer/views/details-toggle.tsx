import { PanelRight } from 'lucide-react';
import { detailsWords } from '../../shared/details-words.ts';
import { toggleDetails } from '../details.ts';
import { useDetails } from '../hooks/use-columns.ts';
import { IconButton } from '../ui/button.tsx';

export const detailsToggleId = 'details-toggle';

/** Shows the details of the active role, or the list alone. */
export const DetailsToggle = () => {
  const { isOpen } = useDetails();
  return (
    <IconButton
      id={detailsToggleId}
      label={isOpen ? detailsWords.hide : detailsWords.show}
      aria-expanded={isOpen}
      onClick={toggleDetails}
    >
      <PanelRight aria-hidden="true" />
    </IconButton>
  );
};

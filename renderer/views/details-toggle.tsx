import { PanelRight } from 'lucide-react';
import { detailsWords } from '../../shared/details-words.ts';
import { withKeys } from '../../shared/shortcut-words.ts';
import { toggleDetails } from '../details.ts';
import { useDetails } from '../hooks/use-columns.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { IconButton } from '../ui/button.tsx';

export const detailsToggleId = 'details-toggle';

/** Shows the details of the active role, or the list alone. */
export const DetailsToggle = () => {
  const { isOpen } = useDetails();
  const keys = useKeys('details');
  const words = isOpen ? detailsWords.hide : detailsWords.show;
  return (
    <IconButton
      id={detailsToggleId}
      label={words}
      title={withKeys(words, keys.words)}
      aria-expanded={isOpen}
      aria-keyshortcuts={keys.aria}
      onClick={toggleDetails}
    >
      <PanelRight aria-hidden="true" />
    </IconButton>
  );
};

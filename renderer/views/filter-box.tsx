import type { ComponentProps } from 'react';
import { SearchBox } from './search-box.tsx';

type FilterBoxProps = Pick<ComponentProps<typeof SearchBox>, 'value' | 'onChange' | 'label' | 'placeholder'> & {
  /** Id of the list, which has keys of its own once it has the focus. */
  readonly leadsTo: string;
};

/** Filters a list; the arrow down leads into it. */
export const FilterBox = ({ leadsTo, ...search }: FilterBoxProps) => (
  <SearchBox
    {...search}
    onKeyDown={(event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      document.getElementById(leadsTo)?.focus();
    }}
  />
);

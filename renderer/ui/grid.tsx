/** A grid laid out by offsets, which the elements of a table cannot be. Its container holds the focus and answers the keys. */
import type { HTMLAttributes, Ref } from 'react';

type PartProps = HTMLAttributes<HTMLDivElement> & { readonly ref?: Ref<HTMLDivElement> };

// biome-ignore-start lint/a11y/useSemanticElements: see above
// biome-ignore-start lint/a11y/useFocusableInteractive: rows are made active by aria-activedescendant
export const Grid = (props: PartProps) => <div role="grid" tabIndex={0} {...props} />;

export const GridGroup = (props: PartProps) => <div role="rowgroup" {...props} />;

export const GridRow = (props: PartProps) => <div role="row" {...props} />;

export const GridCell = (props: PartProps) => <div role="gridcell" {...props} />;

export const GridRowHeader = (props: PartProps) => <div role="rowheader" {...props} />;
// biome-ignore-end lint/a11y/useFocusableInteractive: as above
// biome-ignore-end lint/a11y/useSemanticElements: as above

import { pinnedGroupNames } from '../../shared/favourite-words.ts';
import { groupHeight } from '../list-layout.ts';
import type { PinnedKind } from '../listed-roles.ts';
import { GridGroup, GridRow, GridRowHeader } from '../ui/grid.tsx';
import { type GroupProps, GroupRows, headingIndex } from './group-rows.tsx';

/** Roles of several accounts, before all of them. */
export const PinnedGroup = ({ pinned, ...props }: GroupProps & { readonly pinned: PinnedKind }) => {
  const { stretch, layout } = props;
  return (
    <GridGroup className="account-group" style={{ top: stretch.top, height: groupHeight(layout, stretch.position) }}>
      <GridRow className="account-heading" aria-rowindex={headingIndex(props)}>
        <GridRowHeader aria-colspan={4}>
          <b>{pinnedGroupNames[pinned]}</b>
        </GridRowHeader>
      </GridRow>
      <GroupRows {...props} />
    </GridGroup>
  );
};

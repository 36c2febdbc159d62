import './role-details.css';
import { SquareMousePointer } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { detailsWords } from '../../shared/details-words.ts';
import type { SessionStatus } from '../../shared/model.ts';
import { roleKey } from '../actions.ts';
import { showDetails } from '../details.ts';
import { useDetails } from '../hooks/use-columns.ts';
import { type ShownRole, useStore } from '../store.ts';
import { DetailsDivider } from './column-dividers.tsx';
import { detailsToggleId } from './details-toggle.tsx';
import { RoleDetailsActivity } from './role-details-activity.tsx';
import { RoleDetailsChain } from './role-details-chain.tsx';
import { RoleDetailsClock } from './role-details-clock.tsx';
import { RoleDetailsCopy } from './role-details-copy.tsx';
import { CloseDetails, RoleDetailsHead } from './role-details-head.tsx';
import { RoleDetailsUse } from './role-details-use.tsx';

const close = () => {
  document.getElementById(detailsToggleId)?.focus();
  showDetails(false);
};

type DetailsProps = { readonly shown: ShownRole; readonly status: SessionStatus };

const Details = ({ shown, status }: DetailsProps) => (
  <>
    <RoleDetailsHead shown={shown} onClose={close} />
    <div className="details-body">
      {status.kind === 'signed-in' && <RoleDetailsClock role={shown.role} status={status} />}
      <RoleDetailsCopy key={roleKey(shown.role)} {...shown} />
      {shown.chained && <RoleDetailsChain chained={shown.chained} />}
      <RoleDetailsUse role={shown.role} />
      <RoleDetailsActivity role={shown.role} />
    </div>
  </>
);

/** Everything about the role that a person has moved to in the list. */
export const RoleDetails = () => {
  const shown = useStore((state) => state.shownRole);
  const view = useStore(({ app }) => app?.sessions.find(({ session }) => session.id === shown?.role.sessionId));
  const { placement } = useDetails();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || placement === 'beside' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  return (
    <aside className="role-details" aria-label={detailsWords.pane} onKeyDown={onKeyDown}>
      {shown && view ? (
        <Details shown={shown} status={view.status} />
      ) : (
        <>
          <div className="details-head">
            <CloseDetails onClose={close} />
          </div>
          <div className="details-empty">
            <SquareMousePointer aria-hidden="true" />
            <p>{detailsWords.empty}</p>
          </div>
        </>
      )}
      <DetailsDivider />
    </aside>
  );
};

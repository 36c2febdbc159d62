import { buttonNames } from '../../shared/button-words.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import { detailsWords } from '../../shared/details-words.ts';
import { sourceWords } from '../../shared/role-words.ts';
import { openDialog } from '../actions.ts';
import { useAccountNames } from '../hooks/use-account-names.ts';
import { useChainedRoles } from '../hooks/use-chained-roles.ts';
import { Button } from '../ui/button.tsx';
import { DetailsFacts } from './role-details-facts.tsx';

/** Of a role that another one assumes: which one, and what can be done about it. */
export const RoleDetailsChain = ({ chained }: { readonly chained: ChainedRole }) => {
  const { id, source, roleArn } = chained;
  const roles = useChainedRoles(source.sessionId);
  const accountNames = useAccountNames(source.sessionId);
  return (
    <section className="details-section">
      <h3>{detailsWords.assumed}</h3>
      <DetailsFacts
        facts={[
          { name: detailsWords.via, value: sourceWords(chained, roles, accountNames) },
          { name: detailsWords.roleArn, value: <span className="mono taken">{roleArn}</span> },
        ]}
      />
      <div className="details-actions">
        <Button onClick={() => openDialog({ kind: 'edit-chained', chainedRoleId: id })}>{buttonNames.editHere}</Button>
        <Button onClick={() => openDialog({ kind: 'remove-chained', chainedRoleId: id })}>
          {buttonNames.removeHere}
        </Button>
      </div>
    </section>
  );
};

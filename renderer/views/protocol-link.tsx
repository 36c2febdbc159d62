import type { SessionId } from '../../shared/model.ts';
import { showProtocol } from '../actions.ts';
import { Button } from '../ui/button.tsx';

type ProtocolLinkProps = { readonly id: SessionId; readonly isExplaining: boolean };

/** From a signed-out session to what the protocol says about it. */
export const ProtocolLink = ({ id, isExplaining }: ProtocolLinkProps) => (
  <Button kind="quiet" className="protocol-link" onClick={() => showProtocol(id)}>
    {isExplaining ? 'Why was I signed out?' : 'Protocol'}
  </Button>
);

import type { SessionId } from '../../shared/model.ts';
import { showProtocol } from '../actions.ts';
import { Button } from '../ui/button.tsx';

type ProtocolLinkProps = { readonly id: SessionId; readonly children: string };

/** From a signed-out session to what the protocol says about it. */
export const ProtocolLink = ({ id, children }: ProtocolLinkProps) => (
  <Button kind="quiet" className="protocol-link" onClick={() => showProtocol(id)}>
    {children}
  </Button>
);

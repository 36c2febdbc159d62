import { useEffect, useState } from 'react';
import type { ErrorView } from '../../shared/errors.ts';
import type { SessionId } from '../../shared/model.ts';
import type { ProtocolEntry } from '../../shared/protocol.ts';
import { withEntry } from '../../shared/protocol-keeping.ts';
import { bridge } from '../bridge.ts';

type Protocol = { readonly entries?: readonly ProtocolEntry[]; readonly error?: ErrorView };

/** A session's protocol, oldest first, with every entry that is added while it is shown. */
export const useProtocol = (id: SessionId): Protocol => {
  const [protocol, setProtocol] = useState<Protocol>({});
  useEffect(() => {
    let isOver = false;
    setProtocol({});
    const stop = bridge.onProtocol(({ sessionId, entry }) => {
      if (sessionId !== id) return;
      // What comes before the protocol was read is in it.
      setProtocol(({ entries, ...rest }) =>
        entries === undefined ? rest : { ...rest, entries: withEntry(entries, entry) },
      );
    });
    const read = async () => {
      const reply = await bridge.run('readProtocol', { id });
      if (!isOver) setProtocol(reply.ok ? { entries: reply.value } : { error: reply.error });
    };
    void read();
    return () => {
      isOver = true;
      stop();
    };
  }, [id]);
  return protocol;
};

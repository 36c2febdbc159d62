import { useState } from 'react';
import type { SessionId } from '../../shared/model.ts';
import type { ProtocolFilter } from '../../shared/protocol.ts';
import { run } from '../actions.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';

type ProtocolExportDialogProps = {
  readonly id: SessionId;
  readonly filter: ProtocolFilter;
  readonly count: number;
  readonly onClose: () => void;
  readonly onSaved: (file: string) => void;
};

/** Says what a support file has in it before it is saved. */
export const ProtocolExportDialog = ({ id, filter, count, onClose, onSaved }: ProtocolExportDialogProps) => {
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    const saved = await run('exportProtocol', { id, filter }, 'Support file');
    if (saved?.file !== undefined) onSaved(saved.file);
    onClose();
  };
  return (
    <Modal
      title="Save a support file"
      description="A JSON file to send to somebody who helps. You can read it first: it is text."
      onClose={onClose}
    >
      <dl className="protocol-export">
        <dt>In it</dt>
        <dd>
          The explanation and {count === 1 ? 'the one entry' : `the ${count} entries`} shown: times, operations, hosts,
          answers and request ids. The region and settings of the session, Latchkey’s version, and the kind of system.
        </dd>
        <dt>Left out</dt>
        <dd>The start URL, the session’s name, accounts and roles. Tokens and secrets are never in a protocol.</dd>
      </dl>
      <div className="modal-buttons">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" aria-disabled={isSaving} onClick={() => void save()}>
          Save…
        </Button>
      </div>
    </Modal>
  );
};

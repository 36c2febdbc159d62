import { useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import type { SessionId } from '../../shared/model.ts';
import type { ProtocolFilter } from '../../shared/protocol.ts';
import {
  saveFileWords,
  saveSupportFileMeaning,
  saveSupportFileTitle,
  supportFileIn,
  supportFileName,
  supportFileOut,
} from '../../shared/protocol-view-words.ts';
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
    const saved = await run('exportProtocol', { id, filter }, supportFileName);
    if (saved?.file !== undefined) onSaved(saved.file);
    onClose();
  };
  return (
    <Modal title={saveSupportFileTitle} description={saveSupportFileMeaning} onClose={onClose}>
      <dl className="protocol-export">
        <dt>{supportFileIn.title}</dt>
        <dd>{supportFileIn.body(count)}</dd>
        <dt>{supportFileOut.title}</dt>
        <dd>{supportFileOut.body}</dd>
      </dl>
      <div className="modal-buttons">
        <Button onClick={onClose}>{buttonNames.cancel}</Button>
        <Button kind="primary" aria-disabled={isSaving} onClick={() => void save()}>
          {saveFileWords}
        </Button>
      </div>
    </Modal>
  );
};

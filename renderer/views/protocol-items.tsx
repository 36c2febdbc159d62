import { ChevronsDownUp, ChevronsUpDown, Copy, Hash } from 'lucide-react';
import { copyNames, lineItemNames } from '../../shared/item-words.ts';
import { protocolLine } from '../../shared/protocol-rows.ts';
import { copyLine, copyText } from '../actions.ts';
import type { ProtocolItem } from '../protocol.ts';
import { MenuItem } from '../ui/menu-item.tsx';

type ProtocolItemsProps = {
  readonly item: Exclude<ProtocolItem, { kind: 'heading' }>;
  readonly onToggle: (key: string) => void;
};

/** What can be done with an entry of a protocol, or with several that are folded. */
export const ProtocolItems = ({ item, onToggle }: ProtocolItemsProps) => {
  const requestId = item.row.exchange?.requestId;
  if (item.kind === 'fold') {
    return (
      <MenuItem
        icon={item.isOpen ? <ChevronsDownUp aria-hidden="true" /> : <ChevronsUpDown aria-hidden="true" />}
        onChoose={() => onToggle(item.key)}
      >
        {item.isOpen ? lineItemNames.fold : lineItemNames.open}
      </MenuItem>
    );
  }
  return (
    <>
      <MenuItem icon={<Copy aria-hidden="true" />} onChoose={() => void copyLine(protocolLine(item.row))}>
        {copyNames.line}
      </MenuItem>
      {requestId !== undefined && (
        <MenuItem icon={<Hash aria-hidden="true" />} onChoose={() => void copyText(requestId)}>
          {copyNames.requestId}
        </MenuItem>
      )}
    </>
  );
};

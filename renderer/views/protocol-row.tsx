import { ChevronRight } from 'lucide-react';
import type { MouseEvent, Ref } from 'react';
import { formatFullDate, formatSecond } from '../../shared/moments.ts';
import type { ProtocolRow } from '../../shared/protocol-rows.ts';
import { requestIdWords } from '../../shared/protocol-view-words.ts';
import type { ProtocolItem } from '../protocol.ts';
import { Sentence } from '../ui/sentence.tsx';

const Time = ({ at }: { readonly at: number }) => (
  <time dateTime={new Date(at).toISOString()} title={formatFullDate(at)}>
    {formatSecond(at)}
  </time>
);

const toneOf = ({ entry, isTrouble }: ProtocolRow): string => {
  if (isTrouble) return 'trouble';
  return entry.kind === 'exchange' && entry.outcome === 'answered' ? 'good' : '';
};

const Facts = ({ row: { exchange, details } }: { readonly row: ProtocolRow }) => (
  <p className="protocol-facts">
    {exchange && <span className="protocol-wire">{exchange.wireName}</span>}
    {exchange && <span>{exchange.host}</span>}
    {details.map((detail) => (
      <span key={detail}>{detail}</span>
    ))}
    {exchange?.requestId !== undefined && (
      <span>
        <Sentence words={requestIdWords} parts={{ id: <code>{exchange.requestId}</code> }} />
      </span>
    )}
  </p>
);

const Answer = ({ row: { exchange } }: { readonly row: ProtocolRow }) => (
  <>
    <span className="protocol-answer">{exchange?.answer}</span>
    <span className="protocol-duration">{exchange?.duration}</span>
  </>
);

type ItemProps = {
  readonly ref: Ref<HTMLLIElement>;
  readonly index: number;
  readonly top: number;
  readonly item: ProtocolItem;
  readonly onToggle: (key: string) => void;
  readonly onFocus: () => void;
  readonly onMenu: (event: MouseEvent) => void;
};

export const ProtocolListItem = ({ ref, index, top, item, onToggle, onFocus, onMenu }: ItemProps) => {
  const place = { ref, 'data-index': index, style: { top } };
  const line = { ...place, onFocus, onContextMenu: onMenu };
  switch (item.kind) {
    case 'heading':
      return (
        <li {...place} className="protocol-heading">
          <h3>{item.title}</h3>
        </li>
      );
    case 'fold':
      return (
        <li {...line} className={`protocol-row ${toneOf(item.row)}`}>
          <Time at={item.row.entry.at} />
          <span className="protocol-dot" aria-hidden="true" />
          <button
            type="button"
            className="protocol-fold"
            aria-expanded={item.isOpen}
            onClick={() => onToggle(item.key)}
          >
            {item.title}
            <ChevronRight aria-hidden="true" />
          </button>
          <span className="protocol-answer">{item.row.exchange?.answer}</span>
          <span className="protocol-duration" />
          <p className="protocol-facts">
            <span className="protocol-wire">{item.wireName}</span>
            <span>{item.row.exchange?.host}</span>
            <span>{item.span}</span>
          </p>
        </li>
      );
    case 'row':
      return (
        <li {...line} tabIndex={-1} className={`protocol-row ${toneOf(item.row)} ${item.isInFold ? 'in-fold' : ''}`}>
          <Time at={item.row.entry.at} />
          <span className="protocol-dot" aria-hidden="true" />
          <b>{item.row.title}</b>
          <Answer row={item.row} />
          <Facts row={item.row} />
        </li>
      );
  }
};

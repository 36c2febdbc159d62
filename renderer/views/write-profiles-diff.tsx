import { useMemo, useRef } from 'react';
import type { DiffHunk } from '../../shared/aws-files.ts';
import { type DiffRow, diffRows, longestLine } from '../diff-rows.ts';
import { useFixedRows } from '../hooks/use-fixed-rows.ts';

const lineHeight = 20;
// Two columns of line numbers and the sign.
const marginCharacters = 16;

const signs = { same: ' ', added: '+', removed: '−' } as const;

const Line = ({ row }: { readonly row: DiffRow }) =>
  row.kind === 'gap' ? (
    <span className="diff-text">⋯</span>
  ) : (
    <>
      <span className="diff-number">{row.before}</span>
      <span className="diff-number">{row.after}</span>
      <span className="diff-sign">{signs[row.kind]}</span>
      <span className="diff-text">{row.text}</span>
    </>
  );

type DiffProps = { readonly hunks: readonly DiffHunk[]; readonly label: string };

/** What changes in a file, line by line: numbers before and after, a sign, the text. */
export const WriteProfilesDiff = ({ hunks, label }: DiffProps) => {
  const rows = useMemo(() => diffRows(hunks), [hunks]);
  const width = useMemo(() => longestLine(rows) + marginCharacters, [rows]);
  const scroller = useRef<HTMLElement>(null);
  const { items, totalSize } = useFixedRows(scroller, rows.length, lineHeight);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
    <section ref={scroller} className="diff" aria-label={label} tabIndex={0}>
      <div className="diff-canvas" style={{ height: totalSize, minWidth: `${width}ch` }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <div key={index} className={`diff-line ${row.kind}`} style={{ top: start }}>
                <Line row={row} />
              </div>
            )
          );
        })}
      </div>
    </section>
  );
};

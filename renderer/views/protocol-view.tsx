import './protocol-view.css';
import { ArrowLeft, Check, Copy, FileDown, ListTree, SearchX } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { savedWords } from '../../shared/import-words.ts';
import { nothingFoundTitle } from '../../shared/list-words.ts';
import type { SessionView } from '../../shared/model.ts';
import type { ProtocolEntry } from '../../shared/protocol.ts';
import { filterRows, protocolRows } from '../../shared/protocol-rows.ts';
import {
  backToWords,
  entriesWords,
  filterProtocolName,
  filterProtocolPlaceholder,
  noEntriesWords,
  noEntryFoundWords,
  nothingYetTitle,
  onlyErrorsName,
  protocolOfWords,
  supportFileWords,
} from '../../shared/protocol-view-words.ts';
import { minuteMs } from '../../shared/time.ts';
import { run, select } from '../actions.ts';
import { useKeptFocus } from '../hooks/use-kept-focus.ts';
import { useNow } from '../hooks/use-now.ts';
import { useProtocol } from '../hooks/use-protocol.ts';
import { groupsOf, protocolItems } from '../protocol.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { ErrorBanner } from './error-banner.tsx';
import { FilterBox } from './filter-box.tsx';
import { Notices } from './notices.tsx';
import { ProtocolExplanation } from './protocol-explanation.tsx';
import { ProtocolExportDialog } from './protocol-export-dialog.tsx';
import { ProtocolList } from './protocol-list.tsx';

const nothing: readonly ProtocolEntry[] = [];
const saidForMs = 2000;

const toggled = (keys: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set(keys).add(key);

const Empty = ({ isFiltered }: { readonly isFiltered: boolean }) => (
  <div className="pane-middle protocol-empty">
    <div className="pane-message">
      {isFiltered ? <SearchX aria-hidden="true" /> : <ListTree aria-hidden="true" />}
      <h2>{isFiltered ? nothingFoundTitle : nothingYetTitle}</h2>
      <p>{isFiltered ? noEntryFoundWords : noEntriesWords}</p>
    </div>
  </div>
);

/** What was said between Latchkey and AWS for one session, and why it is signed out. */
export const ProtocolView = ({ view }: { readonly view: SessionView }) => {
  const { id, name, region } = view.session;
  const { entries, error } = useProtocol(id);
  const now = useNow(minuteMs);
  const [text, setText] = useState('');
  const [onlyErrors, setOnlyErrors] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [isExporting, setExporting] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const [savedAs, setSavedAs] = useState<string>();
  const known = entries ?? nothing;
  const rows = useMemo(() => protocolRows(known, now), [known, now]);
  const groups = useMemo(() => groupsOf(rows, now), [rows, now]);
  const filter = useMemo(() => ({ text: text.slice(0, 256), onlyErrors }), [text, onlyErrors]);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const items = useMemo(() => protocolItems(shown, groups, open), [shown, groups, open]);
  const isFiltered = text.trim() !== '' || onlyErrors;
  const pane = useRef<HTMLElement>(null);
  useKeptFocus(pane, id);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => setCopied((await run('copyProtocol', { id, filter })) !== undefined);
  return (
    <main ref={pane} className="session-pane protocol-pane" aria-label={protocolOfWords(name)}>
      <Notices />
      <ErrorBanner error={error} />
      <header className="session-header">
        <div className="protocol-title">
          <IconButton label={backToWords(name)} onClick={() => select(id)}>
            <ArrowLeft />
          </IconButton>
          <h1 className="clip" title={name}>
            {protocolOfWords(name)}
          </h1>
        </div>
        <div className="session-actions">
          <Button kind="quiet" onClick={() => void copy()}>
            {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            {isCopied ? buttonNames.copied : buttonNames.copy}
          </Button>
          <Button onClick={() => setExporting(true)}>
            <FileDown aria-hidden="true" />
            {supportFileWords}
          </Button>
        </div>
        <div className="session-facts">
          <span role={isFiltered ? 'status' : undefined}>
            {entries !== undefined && entriesWords(rows.length, isFiltered ? shown.length : undefined)}
          </span>
          <span>{region}</span>
          {savedAs !== undefined && (
            <span className="clip" role="status" title={savedAs}>
              {savedWords(savedAs)}
            </span>
          )}
        </div>
      </header>
      {entries !== undefined && <ProtocolExplanation view={view} entries={entries} now={now} />}
      <div className="protocol-filter">
        <FilterBox
          value={text}
          onChange={setText}
          label={filterProtocolName}
          placeholder={filterProtocolPlaceholder}
          leadsTo="protocol-list"
        />
        <Choice kind="checkbox" checked={onlyErrors} onChange={setOnlyErrors}>
          {onlyErrorsName}
        </Choice>
      </div>
      {items.length > 0 && (
        <ProtocolList
          items={items}
          subject={`${text} ${onlyErrors}`}
          onToggle={(key) => setOpen((keys) => toggled(keys, key))}
        />
      )}
      {entries !== undefined && items.length === 0 && <Empty isFiltered={isFiltered} />}
      {isExporting && (
        <ProtocolExportDialog
          id={id}
          filter={filter}
          count={shown.length}
          onClose={() => setExporting(false)}
          onSaved={setSavedAs}
        />
      )}
    </main>
  );
};

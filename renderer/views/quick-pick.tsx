import './palette-dialog.css';
import './quick-pick.css';
import '../ui/menu.css';
import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { errorBody } from '../../shared/copy.ts';
import { usualFormat } from '../../shared/copy-format.ts';
import { closeKeyWords, foundWords, nothingFoundWords } from '../../shared/palette-words.ts';
import {
  fetchingWords,
  noRolesWords,
  quickPickKeysWords,
  quickPickName,
  quickPickPlaceholder,
  quickPickSearchName,
  quickPickSectionNames,
} from '../../shared/quick-pick-words.ts';
import { commandKeyName } from '../../shared/shortcut-words.ts';
import { bridge } from '../bridge.ts';
import { usePaletteChoice } from '../hooks/use-palette-choice.ts';
import { usePointerMoves } from '../hooks/use-pointer-moves.ts';
import { useQuickPick } from '../hooks/use-quick-pick.ts';
import { useQuickPickDeeds } from '../hooks/use-quick-pick-deeds.ts';
import type { PaletteRole } from '../palette.ts';
import { isPressed } from '../pressed.ts';
import { useStore } from '../store.ts';
import { CopiedSign } from './copied-sign.tsx';
import { PaletteList } from './palette-list.tsx';
import { PaletteSearch } from './palette-search.tsx';
import { QuickPickQuestion } from './quick-pick-question.tsx';

const listId = 'quick-pick-list';

type KeysProps = { readonly active: PaletteRole | undefined; readonly isFetching: boolean };

/** What the keys do now. */
const Keys = ({ active, isFetching }: KeysProps) => {
  const app = useStore((state) => state.app);
  const view = app?.sessions.find(({ session }) => session.id === active?.session.id);
  const words = () => {
    if (isFetching) return [fetchingWords];
    if (app === undefined || view === undefined || active === undefined) return [];
    const command = commandKeyName(app.platform);
    return quickPickKeysWords(view.status, view.session.name, usualFormat(app, active.role), command);
  };
  return (
    <p className="palette-keys">
      {[...words(), closeKeyWords].map((each) => (
        <span key={each}>{each}</span>
      ))}
    </p>
  );
};

const close = () => void bridge.run('closeQuickPick', null);

/** Roles and nothing else, over whatever program is in use. */
export const QuickPick = () => {
  const [query, setQuery] = useState('');
  const findings = useQuickPick(query);
  const entries = findings.sections.flatMap((section) => section.entries);
  const { position, active, move, point, begin } = usePaletteChoice(entries);
  const { phase, choose, take, confirm } = useQuickPickDeeds();
  const isKnown = useStore(
    ({ app, catalogs }) => app?.sessions.every(({ session }) => catalogs.has(session.id)) ?? false,
  );
  const hasSessions = useStore(({ app }) => (app?.sessions.length ?? 0) > 0);
  const { onPointerMoveCapture, isMoved } = usePointerMoves();
  const box = useRef<HTMLInputElement>(null);
  const isAsked = phase.kind === 'asked';
  // biome-ignore lint/correctness/useExhaustiveDependencies: it comes back when a question was answered
  useEffect(() => box.current?.focus(), [isAsked]);
  useEffect(() => {
    const catchUp = async (has: string): Promise<void> => {
      const reply = await bridge.run('takeTyped', { has });
      if (!reply.ok || reply.value === has) return;
      // Drawn before the next key comes here: Enter means what is to be seen.
      flushSync(() => setQuery(reply.value));
      return catchUp(reply.value);
    };
    void catchUp('');
  }, []);

  if (phase.kind === 'copied') return <CopiedSign />;

  const isEmpty = entries.length === 0;
  const notFound = query.trim() === '' ? noRolesWords(hasSessions) : nothingFoundWords(query);
  // What is still being read may have it.
  const nothing = isKnown ? notFound : '';
  const inTheBox = (event: KeyboardEvent) => {
    const inConsole = isPressed('take-console', event.nativeEvent);
    if (inConsole || isPressed('take-entry', event.nativeEvent)) {
      if (active !== undefined && !event.repeat) void take(active, inConsole);
    } else {
      if (!move(event)) return;
      if (phase.kind === 'failed') choose();
    }
    event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (isAsked) choose();
      else close();
    } else if (event.target === box.current) inTheBox(event);
  };

  return (
    <main className="quick-pick" onKeyDown={onKeyDown} onPointerMoveCapture={onPointerMoveCapture}>
      <h1 className="unseen">{quickPickName}</h1>
      {isAsked ? (
        <QuickPickQuestion
          accountName={phase.accountName}
          roleName={phase.entry.name}
          onConfirm={() => void confirm(phase.entry)}
          onBack={choose}
        />
      ) : (
        <>
          <PaletteSearch
            ref={box}
            label={quickPickSearchName}
            placeholder={quickPickPlaceholder}
            listId={isEmpty ? undefined : listId}
            position={position}
            value={query}
            onChange={(next) => {
              setQuery(next);
              begin();
              if (phase.kind === 'failed') choose();
            }}
          />
          {isEmpty ? (
            <p className="palette-nothing">{nothing}</p>
          ) : (
            <PaletteList
              id={listId}
              label={quickPickSearchName}
              kind={findings.kind}
              sections={findings.sections}
              titles={quickPickSectionNames}
              hasUnseenTitles={findings.kind !== 'everything'}
              position={position}
              onPoint={(id) => {
                if (isMoved()) point(id);
              }}
              onChoose={(entry, inConsole) => void take(entry, inConsole)}
            />
          )}
          {phase.kind === 'failed' && (
            <p className="quick-pick-failed" role="alert">
              <CircleAlert aria-hidden="true" />
              <span>{errorBody(phase.error)}</span>
            </p>
          )}
          <Keys active={active} isFetching={phase.kind === 'fetching'} />
          <p className="unseen" role="status">
            {query.trim() !== '' && (isEmpty ? nothing : foundWords(findings.count))}
          </p>
        </>
      )}
    </main>
  );
};

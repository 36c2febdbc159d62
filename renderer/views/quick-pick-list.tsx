import { moreWords, similarWords } from '../../shared/palette-words.ts';
import { quickPickSearchName, quickPickSectionNames } from '../../shared/quick-pick-words.ts';
import { paletteRowId } from '../hooks/use-palette-choice.ts';
import type { PaletteRole } from '../palette.ts';
import type { QuickPickFindings } from '../quick-pick-search.ts';
import { useStore } from '../store.ts';
import { PaletteRow } from './palette-row.tsx';

export const quickPickListId = 'quick-pick-list';

type QuickPickListProps = {
  readonly findings: QuickPickFindings;
  readonly position: number;
  readonly onPoint: (id: string) => void;
  readonly onChoose: (entry: PaletteRole, inConsole: boolean) => void;
};

export const QuickPickList = ({ findings, position, onPoint, onChoose }: QuickPickListProps) => {
  const { kind, sections } = findings;
  const namesSession = useStore(({ app }) => (app?.sessions.length ?? 0) > 1);
  const starts = sections.map((_, at) => sections.slice(0, at).reduce((sum, { entries }) => sum + entries.length, 0));
  return (
    <div id={quickPickListId} role="listbox" aria-label={quickPickSearchName} className="palette-list">
      {kind === 'similar' && <p className="menu-label">{similarWords}</p>}
      {sections.map((section, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
        <div key={section.kind} role="group" aria-labelledby={`quick-pick-${section.kind}`}>
          <div
            id={`quick-pick-${section.kind}`}
            className={kind === 'everything' ? 'menu-label' : 'unseen'}
            role="presentation"
          >
            {quickPickSectionNames[section.kind]}
          </div>
          {section.entries.map((entry, offset) => {
            const number = (starts[at] ?? 0) + offset;
            return (
              <PaletteRow
                key={entry.id}
                id={paletteRowId(number)}
                entry={entry}
                tokens={section.tokens}
                namesSession={namesSession}
                isActive={number === position}
                onPoint={() => onPoint(entry.id)}
                onChoose={(inConsole) => onChoose(entry, inConsole)}
              />
            );
          })}
          {section.hidden > 0 && <div className="palette-more">{moreWords(section.hidden)}</div>}
        </div>
      ))}
    </div>
  );
};

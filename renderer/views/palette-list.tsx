import '../ui/menu.css';
import { moreWords, similarWords } from '../../shared/palette-words.ts';
import { paletteRowId } from '../hooks/use-palette-choice.ts';
import type { PaletteEntry, PaletteFindings } from '../palette.ts';
import { useStore } from '../store.ts';
import { PaletteRow } from './palette-row.tsx';

type Section<Entry, Kind> = {
  readonly kind: Kind;
  readonly entries: readonly Entry[];
  readonly hidden: number;
  readonly tokens: readonly string[];
};

type PaletteListProps<Entry extends PaletteEntry, Kind extends string> = {
  readonly id: string;
  readonly label: string;
  readonly kind: PaletteFindings['kind'];
  readonly sections: readonly Section<Entry, Kind>[];
  readonly titles: Readonly<Record<Kind, string>>;
  /** Titles for ears only, where one section has it all. */
  readonly hasUnseenTitles?: boolean;
  readonly position: number;
  readonly onPoint: (id: string) => void;
  readonly onChoose: (entry: Entry, inConsole: boolean) => void;
};

/** What the palette or the quick-pick has found, in its sections. */
export const PaletteList = <Entry extends PaletteEntry, Kind extends string>({
  id,
  label,
  kind,
  sections,
  titles,
  hasUnseenTitles = false,
  position,
  onPoint,
  onChoose,
}: PaletteListProps<Entry, Kind>) => {
  const namesSession = useStore(({ app }) => (app?.sessions.length ?? 0) > 1);
  const starts = sections.map((_, at) => sections.slice(0, at).reduce((sum, { entries }) => sum + entries.length, 0));
  const titleId = (section: Kind) => `${id}-${section}`;
  return (
    <div id={id} role="listbox" aria-label={label} className="palette-list">
      {kind === 'similar' && <p className="menu-label">{similarWords}</p>}
      {sections.map((section, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
        <div key={section.kind} role="group" aria-labelledby={titleId(section.kind)}>
          <div id={titleId(section.kind)} className={hasUnseenTitles ? 'unseen' : 'menu-label'} role="presentation">
            {titles[section.kind]}
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

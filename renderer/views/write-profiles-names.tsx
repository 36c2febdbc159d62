import { useMemo, useRef } from 'react';
import type { ProfilePlanView } from '../../shared/contract.ts';
import { plannedNamesName, plannedNameWords, prunedNameWords } from '../../shared/profile-writing-words.ts';
import { useFixedRows } from '../hooks/use-fixed-rows.ts';

const rowHeight = 42;

type Entry = { readonly name: string; readonly note: string; readonly mark?: 'collided' | 'removed' };

/** What a person should look at comes first: removals, then names that are not as the template has them. */
const entriesOf = ({ names, pruned }: Pick<ProfilePlanView, 'names' | 'pruned'>): readonly Entry[] => {
  const planned = names.map((each) => ({
    ...{ name: each.name, note: plannedNameWords(each) },
    ...(each.collided && { mark: 'collided' as const }),
  }));
  return [
    ...pruned.map((name) => ({ name, note: prunedNameWords, mark: 'removed' as const })),
    ...planned.filter(({ mark }) => mark !== undefined),
    ...planned.filter(({ mark }) => mark === undefined),
  ];
};

type NamesProps = { readonly plan: Pick<ProfilePlanView, 'names' | 'pruned'> };

/** The profiles that are to stand in the file, and those that go. */
export const WriteProfilesNames = ({ plan }: NamesProps) => {
  const entries = useMemo(() => entriesOf(plan), [plan]);
  const scroller = useRef<HTMLElement>(null);
  const { items, totalSize } = useFixedRows(scroller, entries.length, rowHeight);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
    <section ref={scroller} className="planned-names" aria-label={plannedNamesName} tabIndex={0}>
      <ul style={{ height: totalSize }}>
        {items.map(({ index, start }) => {
          const entry = entries[index];
          return (
            entry && (
              <li key={index} className={entry.mark} style={{ top: start }}>
                <span className="mono clip" title={entry.name}>
                  {entry.name}
                </span>
                <span className="clip" title={entry.note}>
                  {entry.note}
                </span>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
};

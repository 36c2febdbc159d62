import { type KeyboardEvent, useLayoutEffect, useState } from 'react';
import type { PaletteEntry } from '../palette.ts';
import { rowSteps } from '../row-steps.ts';

export const paletteRowId = (position: number): string => `palette-row-${position}`;

const isArrow = (key: string): boolean => key === 'ArrowDown' || key === 'ArrowUp';

/** The highlighted line. It is kept by its entry, so that lines that stream in do not move it. */
export const usePaletteChoice = <Entry extends PaletteEntry>(entries: readonly Entry[]) => {
  const [activeId, setActiveId] = useState<string>();
  const kept = entries.findIndex(({ id }) => id === activeId);
  const position = Math.max(0, kept);
  const last = entries.length - 1;
  const shownId = entries[position]?.id;

  // A heading above the first line comes into view with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line there may be out of view
  useLayoutEffect(() => {
    const row = document.getElementById(paletteRowId(position));
    if (position === 0) row?.closest('[role=listbox]')?.scrollTo({ top: 0 });
    else row?.scrollIntoView({ block: 'nearest' });
  }, [position, shownId]);

  /** True when the key moved the highlight. */
  const move = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean => {
    const by = rowSteps[key];
    if (by === undefined || ctrlKey || metaKey || altKey || shiftKey || last < 0) return false;
    const wanted = position + by;
    const around = isArrow(key) && (wanted < 0 || wanted > last);
    const next = around ? (wanted < 0 ? last : 0) : Math.min(last, Math.max(0, wanted));
    setActiveId(entries[next]?.id);
    return true;
  };

  return { position, active: entries[position], move, point: setActiveId, begin: () => setActiveId(undefined) };
};

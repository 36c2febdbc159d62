import './divider.css';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

type DividerProps = {
  /** What it makes wider or narrower. */
  readonly label: string;
  /** On which side of the divider that is. */
  readonly of: 'start' | 'end';
  /** Its width in px. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onMove: (width: number) => void;
  /** Once a move is over. */
  readonly onMoved: () => void;
  readonly onReset: () => void;
};

const stepPx = 16;

/** A line between two columns, moved by pointer or keys. */
export const Divider = ({ label, of, value, min, max, onMove, onMoved, onReset }: DividerProps) => {
  const grip = useRef<{ readonly x: number; readonly width: number }>(undefined);
  const sign = of === 'start' ? 1 : -1;
  const moveTo = (width: number) => onMove(Math.round(Math.min(Math.max(width, min), max)));

  const take = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, width: value };
  };
  const drag = ({ clientX }: PointerEvent) => {
    if (grip.current !== undefined) moveTo(grip.current.width + sign * (clientX - grip.current.x));
  };
  const letGo = () => {
    const taken = grip.current;
    grip.current = undefined;
    // A click alone leaves the width to the window.
    if (taken !== undefined && taken.width !== value) onMoved();
  };

  const widths: Readonly<Record<string, number>> = {
    ArrowLeft: value - sign * stepPx,
    ArrowRight: value + sign * stepPx,
    Home: min,
    End: max,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const width = widths[event.key];
    if (width === undefined) return;
    event.preventDefault();
    moveTo(width);
  };
  const onKeyUp = ({ key }: KeyboardEvent) => {
    if (key in widths) onMoved();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between paragraphs cannot be moved
    <div
      role="separator"
      className={`divider ${of}`}
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={take}
      onPointerMove={drag}
      onLostPointerCapture={letGo}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onDoubleClick={onReset}
    />
  );
};

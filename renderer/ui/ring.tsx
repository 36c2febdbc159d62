import './ring.css';
import type { ReactNode } from 'react';

type RingProps = {
  /** From 0 to 1. */
  readonly fraction: number;
  readonly tone: 'ok' | 'warn' | 'accent' | 'none';
  readonly size?: number;
  readonly children?: ReactNode;
};

const thickness = 2.5;

/** How much is left, at a glance; words beside it say the same, so it is hidden from assistive technology. */
export const Ring = ({ fraction, tone, size = 32, children }: RingProps) => {
  const radius = (size - thickness) / 2;
  const round = 2 * Math.PI * radius;
  const drawn = Math.min(1, Math.max(0, fraction)) * round;
  return (
    <span className={`ring ${tone}`} style={{ width: size, height: size }} aria-hidden="true">
      <svg viewBox={`0 0 ${size} ${size}`} width={size} height={size} strokeWidth={thickness} aria-hidden="true">
        <circle className="track" cx={size / 2} cy={size / 2} r={radius} />
        {drawn > 0 && (
          <circle className="rest" cx={size / 2} cy={size / 2} r={radius} strokeDasharray={`${drawn} ${round}`} />
        )}
      </svg>
      {children}
    </span>
  );
};

import './chip.css';
import type { ReactNode } from 'react';

type ChipProps = {
  readonly title: string;
  /** Stands out where care is needed. */
  readonly tone?: 'quiet' | 'danger';
  readonly className?: string;
  readonly children: ReactNode;
};

/** One word about what stands beside it. */
export const Chip = ({ title, tone = 'quiet', className = '', children }: ChipProps) => (
  <span className={`chip ${tone} clip ${className}`} title={title}>
    {children}
  </span>
);

import './chip.css';

type ChipProps = {
  readonly words: string;
  /** Stands out where care is needed. */
  readonly tone?: 'quiet' | 'danger';
  readonly className?: string;
};

/** One word about what stands beside it. */
export const Chip = ({ words, tone = 'quiet', className = '' }: ChipProps) => (
  <span className={`chip ${tone} clip ${className}`} title={words}>
    {words}
  </span>
);

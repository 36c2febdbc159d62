import './chip.css';

type ChipProps = {
  readonly words: string;
  /** Stands out where care is needed. */
  readonly tone?: 'quiet' | 'danger';
};

/** One word about what stands beside it. */
export const Chip = ({ words, tone = 'quiet' }: ChipProps) => (
  <span className={`chip ${tone} clip`} title={words}>
    {words}
  </span>
);

import type { Environment } from '../../shared/account-marks.ts';
import { environmentNames } from '../../shared/environment-words.ts';
import { Chip } from '../ui/chip.tsx';

/** What an account is for, where that is known: production stands out. */
export const EnvironmentChip = ({ environment }: { readonly environment: Environment | undefined }) =>
  environment !== undefined && (
    <Chip
      className="environment"
      words={environmentNames[environment]}
      tone={environment === 'production' ? 'danger' : 'quiet'}
    />
  );

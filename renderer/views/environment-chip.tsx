import type { Environment } from '../../shared/account-marks.ts';
import { environmentNames } from '../../shared/environment-words.ts';
import { Chip } from '../ui/chip.tsx';
import { Marked } from './marked.tsx';

const nothing: readonly string[] = [];

type EnvironmentChipProps = { readonly environment: Environment | undefined; readonly tokens?: readonly string[] };

/** What an account is for, where that is known: production stands out. */
export const EnvironmentChip = ({ environment, tokens = nothing }: EnvironmentChipProps) =>
  environment !== undefined && (
    <Chip
      className="environment"
      title={environmentNames[environment]}
      tone={environment === 'production' ? 'danger' : 'quiet'}
    >
      <Marked text={environmentNames[environment]} tokens={tokens} />
    </Chip>
  );

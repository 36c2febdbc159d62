import './environment-chip.css';
import type { Environment } from '../../shared/account-marks.ts';
import { environmentNames } from '../../shared/environment-words.ts';

/** What an account is for; production stands out. */
export const EnvironmentChip = ({ environment }: { readonly environment: Environment }) => (
  <span className="environment-chip" data-environment={environment}>
    {environmentNames[environment]}
  </span>
);

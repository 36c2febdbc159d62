import './environment-chip.css';
import type { Environment, MarkedAccount } from '../../shared/account-marks.ts';
import { environmentNames } from '../../shared/environment-words.ts';
import { Marked } from './marked.tsx';

const nothing: readonly string[] = [];

type EnvironmentChipProps = { readonly environment: Environment; readonly tokens?: readonly string[] };

/** What an account is for; production stands out. */
export const EnvironmentChip = ({ environment, tokens = nothing }: EnvironmentChipProps) => (
  <span className="environment-chip" data-environment={environment}>
    <Marked text={environmentNames[environment]} tokens={tokens} />
  </span>
);

type AccountMarksProps = {
  readonly marked: MarkedAccount;
  /** The account's, which says most of it itself. */
  readonly accountName: string;
  readonly tokens: readonly string[];
};

/** What an account is for, and what it is called besides its name. */
export const AccountMarks = ({ marked: { label, environment }, accountName, tokens }: AccountMarksProps) => {
  const others = tokens.filter((token) => !accountName.toLowerCase().includes(token));
  return (
    <>
      {environment !== undefined && <EnvironmentChip environment={environment} tokens={others} />}
      {label !== undefined && (
        <span className="account-label clip" title={label}>
          <Marked text={label} tokens={tokens} />
        </span>
      )}
    </>
  );
};

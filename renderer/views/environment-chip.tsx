import './environment-chip.css';
import type { MarkedAccount } from '../../shared/account-marks.ts';
import { environmentNames } from '../../shared/environment-words.ts';
import { Marked } from './marked.tsx';

type AccountMarksProps = {
  readonly marked: MarkedAccount;
  /** The account's, which says most of it itself. */
  readonly accountName: string;
  readonly tokens: readonly string[];
};

/** What an account is called besides its name, and what it is for. Production stands out. */
export const AccountMarks = ({ marked: { label, environment }, accountName, tokens }: AccountMarksProps) => {
  const others = tokens.filter((token) => !accountName.toLowerCase().includes(token));
  return (
    <>
      {environment !== undefined && (
        <span className="environment-chip" data-environment={environment}>
          <Marked text={environmentNames[environment]} tokens={others} />
        </span>
      )}
      {label !== undefined && (
        <span className="account-label clip" title={label}>
          <Marked text={label} tokens={tokens} />
        </span>
      )}
    </>
  );
};

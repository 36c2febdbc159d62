import './account-mark.css';
import '../ui/color-mark.css';
import { Tag } from 'lucide-react';
import type { MarkedAccount } from '../../shared/account-marks.ts';
import { markAccountWords } from '../../shared/environment-words.ts';
import type { SessionColor } from '../../shared/model.ts';
import { openDialog } from '../actions.ts';
import { IconButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { EnvironmentChip } from './environment-chip.tsx';
import { Marked } from './marked.tsx';

/** The color of an account; its place is kept where it has none. */
export const AccountSquare = ({ color }: { readonly color: SessionColor | undefined }) => (
  <i className="account-square" data-color={color} aria-hidden="true" />
);

const nothing: readonly string[] = [];

type AccountChipsProps = {
  readonly marked: MarkedAccount;
  /** The account's, which says most of it itself. */
  readonly accountName: string;
  readonly tokens?: readonly string[];
};

/** What an account is for, and what the person calls it. */
export const AccountChips = ({ marked: { environment, label }, accountName, tokens = nothing }: AccountChipsProps) => {
  const others = tokens.filter((token) => !accountName.toLowerCase().includes(token));
  return (
    <>
      <EnvironmentChip environment={environment} tokens={others} />
      {label !== undefined && (
        <Chip title={label}>
          <Marked text={label} tokens={tokens} />
        </Chip>
      )}
    </>
  );
};

type MarkAccountButtonProps = { readonly accountId: string; readonly accountName: string };

/** For the pointer; by keyboard it is in the menu of each role. */
export const MarkAccountButton = ({ accountId, accountName }: MarkAccountButtonProps) => (
  <IconButton
    label={markAccountWords.open}
    className="mark-account on-demand"
    tabIndex={-1}
    aria-description={accountName}
    onClick={() => openDialog({ kind: 'mark-account', accountId, accountName })}
  >
    <Tag aria-hidden="true" />
  </IconButton>
);

import '../ui/color-mark.css';
import {
  Activity,
  Building2,
  CircleUser,
  Copy,
  CornerDownRight,
  FileKey,
  Keyboard,
  ListTree,
  LogIn,
  LogOut,
  type LucideIcon,
  Pause,
  Play,
  Plus,
  RefreshCw,
  RotateCw,
  Settings,
  SlidersHorizontal,
  Star,
  Wrench,
} from 'lucide-react';
import { favouriteName, profileWords } from '../../shared/favourite-words.ts';
import type { SessionStatus, SsoSession } from '../../shared/model.ts';
import { roleCountWords, signedOutRoleWords } from '../../shared/palette-words.ts';
import { groupedAccountId, needsPerson, statusWords } from '../../shared/session-words.ts';
import { formatAgo, minuteMs } from '../../shared/time.ts';
import { useNow } from '../hooks/use-now.ts';
import type { PaletteAccount, PaletteEntry, PaletteRole } from '../palette.ts';
import type { Deed, PaletteAct } from '../palette-acts.ts';
import { isPartOfId } from '../search-tokens.ts';
import { useStore } from '../store.ts';
import { AccountChips, AccountSquare } from './account-mark.tsx';
import { Marked } from './marked.tsx';

const deedIcons: Record<Exclude<Deed['kind'], 'pane'>, LucideIcon> = {
  show: CircleUser,
  'sign-in': LogIn,
  'sign-out': LogOut,
  renew: RotateCw,
  sync: RefreshCw,
  protocol: ListTree,
  add: Plus,
  settings: Settings,
  setting: SlidersHorizontal,
  shortcuts: Keyboard,
  pause: Pause,
  resume: Play,
  'sync-all': RefreshCw,
};

const paneIcons = { profiles: FileKey, tools: Wrench, activity: Activity } as const;

const iconOf = (deed: Deed): LucideIcon => (deed.kind === 'pane' ? paneIcons[deed.pane] : deedIcons[deed.kind]);

const Ago = ({ at }: { readonly at: number }) => formatAgo(at, useNow(minuteMs));

const Status = ({ status }: { readonly status: SessionStatus }) => {
  const now = useNow();
  const isPaused = useStore(({ app }) => app?.paused ?? false);
  return (
    <span className={`palette-aside ${needsPerson(status) ? 'needs-person' : ''}`}>
      {statusWords(status, now, isPaused)}
    </span>
  );
};

/** What else than the names it was found by. */
const FoundBy = ({ entry, tokens }: { readonly entry: PaletteRole; readonly tokens: readonly string[] }) => {
  const { role, accountName, name, emailAddress, profile } = entry;
  if (profile !== undefined) {
    return (
      <>
        {profileWords} <Marked text={profile} tokens={tokens} />
      </>
    );
  }
  if (tokens.some((token) => isPartOfId(token, role.accountId))) {
    return <span className="mono found">{groupedAccountId(role.accountId)}</span>;
  }
  const shown = `${accountName}\n${name}`.toLowerCase();
  const others = tokens.filter((token) => !shown.includes(token) && emailAddress.toLowerCase().includes(token));
  return others.length === 0 ? null : <Marked text={emailAddress} tokens={others} />;
};

type RowProps<Entry> = {
  readonly entry: Entry;
  readonly tokens: readonly string[];
  /** Whether sessions have to be told apart. */
  readonly namesSession: boolean;
};

const SessionName = ({ session, tokens }: { readonly session: SsoSession; readonly tokens: readonly string[] }) => (
  <span className="palette-aside palette-session" data-color={session.color} title={session.name}>
    {session.color && <i className="color-dot" />}
    <span className="clip">
      <Marked text={session.name} tokens={tokens} />
    </span>
  </span>
);

const RoleWords = ({ entry, tokens, namesSession }: RowProps<PaletteRole>) => {
  const { role, accountName, name, session, isSignedIn, isFavourite, marked, usedAt } = entry;
  const Icon = role.chainedRoleId === undefined ? Copy : CornerDownRight;
  return (
    <>
      {isFavourite ? (
        <Star role="img" aria-label={favouriteName} className="palette-star" />
      ) : (
        <Icon aria-hidden="true" />
      )}
      <AccountSquare color={marked.color} />
      <span className="palette-title clip" title={`${accountName} ${name}`}>
        <Marked text={accountName} tokens={tokens} />{' '}
        <span className="palette-role">
          <Marked text={name} tokens={tokens} />
        </span>{' '}
        <AccountChips {...{ marked, accountName, tokens }} />{' '}
        <span className="palette-found">
          <FoundBy entry={entry} tokens={tokens} />
        </span>
      </span>
      {namesSession && <SessionName session={session} tokens={tokens} />}
      <span className="palette-aside palette-when">
        {isSignedIn ? usedAt !== undefined && <Ago at={usedAt} /> : signedOutRoleWords}
      </span>
    </>
  );
};

const AccountWords = ({ entry, tokens, namesSession }: RowProps<PaletteAccount>) => {
  const { account, marked, session, isSignedIn, roleCount } = entry;
  const { accountName, accountId } = account;
  const isById = tokens.some((token) => isPartOfId(token, accountId));
  return (
    <>
      <Building2 aria-hidden="true" />
      <span className="palette-title clip" title={accountName}>
        <Marked text={accountName} tokens={tokens} />{' '}
        <span className="palette-found mono">
          <span className={isById ? 'found' : undefined}>{groupedAccountId(accountId)}</span>
        </span>{' '}
        <AccountChips {...{ marked, accountName, tokens }} />
      </span>
      {namesSession && <SessionName session={session} tokens={tokens} />}
      <span className="palette-aside palette-when">{isSignedIn ? roleCountWords(roleCount) : signedOutRoleWords}</span>
    </>
  );
};

const ActWords = ({ entry, tokens }: RowProps<PaletteAct>) => {
  const { title, deed, status, shortcut } = entry;
  const Icon = iconOf(deed);
  return (
    <>
      <Icon aria-hidden="true" />
      <span className="palette-title clip" title={title}>
        <Marked text={title} tokens={tokens} />
      </span>
      {status && <Status status={status} />}
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </>
  );
};

type PaletteRowProps = RowProps<PaletteEntry> & {
  readonly id: string;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: (inConsole: boolean) => void;
};

export const PaletteRow = ({ entry, tokens, namesSession, id, isActive, onPoint, onChoose }: PaletteRowProps) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the active option
  // biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys
  <div
    id={id}
    role="option"
    className="menu-item palette-row"
    aria-selected={isActive}
    data-highlighted={isActive ? '' : undefined}
    onPointerMove={onPoint}
    onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
  >
    {entry.kind === 'role' && <RoleWords entry={entry} tokens={tokens} namesSession={namesSession} />}
    {entry.kind === 'account' && <AccountWords entry={entry} tokens={tokens} namesSession={namesSession} />}
    {entry.kind === 'act' && <ActWords entry={entry} tokens={tokens} namesSession={namesSession} />}
  </div>
);

import '../ui/color-mark.css';
import type { MouseEvent } from 'react';
import { dueWarning } from '../../shared/clock-words.ts';
import type { SessionStatus, SessionView } from '../../shared/model.ts';
import { needsPerson, statusWords } from '../../shared/session-words.ts';
import { withKeys } from '../../shared/shortcut-words.ts';
import { select } from '../actions.ts';
import { useSessionKeys } from '../hooks/use-keys.ts';
import { useNow } from '../hooks/use-now.ts';
import { initials } from '../initials.ts';
import { useStore } from '../store.ts';
import { Ring } from '../ui/ring.tsx';
import { Labels } from './labels.tsx';

const userCodeLifeMs = 10 * 60_000;
const noWarnings: readonly number[] = [];

const ringOf = (status: SessionStatus, warningsMs: readonly number[], now: number) => {
  switch (status.kind) {
    case 'signed-in': {
      const fraction = (status.expiresAt - now) / (status.expiresAt - status.issuedAt);
      const isUrgent = status.renewal.kind === 'waiting' || dueWarning(status, warningsMs, now) !== undefined;
      return { fraction, tone: isUrgent ? 'warn' : 'ok' } as const;
    }
    case 'authorizing':
      return { fraction: (status.expiresAt - now) / userCodeLifeMs, tone: 'accent' } as const;
    default:
      return { fraction: 0, tone: 'none' } as const;
  }
};

const SessionLife = ({ view: { session, status } }: { readonly view: SessionView }) => {
  const now = useNow();
  const warnings = useStore(({ app }) => app?.settings.endWarningsMs) ?? noWarnings;
  const isPaused = useStore(({ app }) => app?.paused ?? false);
  return (
    <>
      <Ring {...ringOf(status, warnings, now)}>{initials(session.name)}</Ring>
      <span className="session-words">
        <b className="clip">{session.name}</b>
        <span className={`clip ${needsPerson(status) ? 'needs-person' : ''}`}>
          {statusWords(status, now, isPaused)}
        </span>
        <Labels labels={session.labels} />
      </span>
    </>
  );
};

type SessionEntryProps = {
  readonly view: SessionView;
  /** From 0, in the list. */
  readonly position: number;
  readonly isShown: boolean;
  /** The one entry that Tab leads to. */
  readonly isTabStop: boolean;
  readonly onMenu: (event: MouseEvent) => void;
};

export const SessionEntry = ({ view, position, isShown, isTabStop, onMenu }: SessionEntryProps) => {
  const { name, color, id } = view.session;
  const keys = useSessionKeys(position);
  return (
    <button
      type="button"
      className="session-entry"
      data-color={color}
      aria-current={isShown}
      title={keys === undefined ? name : withKeys(name, keys)}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => select(id)}
      onContextMenu={onMenu}
    >
      <SessionLife view={view} />
    </button>
  );
};

import '../ui/color-mark.css';
import { dueWarning } from '../../shared/clock-words.ts';
import type { SessionStatus, SessionView } from '../../shared/model.ts';
import { needsPerson, statusWords } from '../../shared/session-words.ts';
import { select } from '../actions.ts';
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
  readonly isShown: boolean;
  /** The one entry that Tab leads to. */
  readonly isTabStop: boolean;
};

export const SessionEntry = ({ view, isShown, isTabStop }: SessionEntryProps) => (
  <button
    type="button"
    className="session-entry"
    data-color={view.session.color}
    aria-current={isShown}
    title={view.session.name}
    tabIndex={isTabStop ? 0 : -1}
    onClick={() => select(view.session.id)}
  >
    <SessionLife view={view} />
  </button>
);

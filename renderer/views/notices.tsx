import { ClockAlert, Info, Pause, TriangleAlert, WifiOff } from 'lucide-react';
import { clockSkewWords } from '../../shared/clock-words.ts';
import { errorBody, errorTitle, offlineAdvice } from '../../shared/copy.ts';
import { pausedBody, pausedTitle, resumeWords } from '../../shared/pause-words.ts';
import { memoryOnlyWords } from '../../shared/session-words.ts';
import { dismissNotice, run } from '../actions.ts';
import { useStore } from '../store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

const offline = { code: 'offline' } as const;

/** Shown until the clock is right. */
const ClockWrong = ({ skewMs }: { readonly skewMs: number }) => {
  const { title, body } = clockSkewWords(skewMs);
  return (
    <Banner tone="warn" icon={<ClockAlert aria-hidden="true" />} title={title}>
      {body}
    </Banner>
  );
};

/** Shown until background work goes on. */
const Paused = () => (
  <Banner
    tone="info"
    icon={<Pause aria-hidden="true" />}
    title={pausedTitle}
    action={<Button onClick={() => void run('setPaused', { paused: false })}>{resumeWords}</Button>}
  >
    {pausedBody}
  </Banner>
);

/** What the person should know before anything else in the pane below. */
export const Notices = () => {
  const isOnline = useStore(({ app }) => app?.online ?? true);
  const notices = useStore(({ app }) => app?.notices);
  const isPaused = useStore(({ app }) => app?.paused ?? false);
  const skewMs = useStore(({ app }) => app?.clockSkewMs);
  return (
    <>
      {!isOnline && (
        <Banner tone="info" icon={<WifiOff aria-hidden="true" />} title={errorTitle(offline)}>
          {offlineAdvice}
        </Banner>
      )}
      {isPaused && <Paused />}
      {skewMs !== undefined && <ClockWrong skewMs={skewMs} />}
      {notices?.map((notice) => (
        <Banner
          key={notice.id}
          tone="warn"
          icon={<TriangleAlert aria-hidden="true" />}
          title={errorTitle(notice)}
          onDismiss={() => void dismissNotice(notice)}
        >
          {errorBody(notice)}
        </Banner>
      ))}
    </>
  );
};

/** Shown for as long as it is true: it changes what quitting means. */
export const MemoryOnly = () => {
  const isMemoryOnly = useStore(({ app }) => app?.vault.kind === 'memory-only');
  if (!isMemoryOnly) return null;
  return (
    <p className="memory-only" title={memoryOnlyWords}>
      <Info aria-hidden="true" />
      {memoryOnlyWords}
    </p>
  );
};

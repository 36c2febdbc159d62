import { useEffect, useState } from 'react';
import type { ActivityEntry } from '../../shared/activity.ts';
import type { ErrorView } from '../../shared/errors.ts';
import { isSameLog } from '../activity.ts';
import { bridge } from '../bridge.ts';
import { useStore } from '../store.ts';

const usualMs = 3000;

type Activity = { readonly entries?: readonly ActivityEntry[]; readonly error?: ErrorView };

/** The activity log, read again every few seconds while it is seen, and as soon as the window knows that it grew. */
export const useActivity = (betweenReadsMs = usualMs): Activity => {
  const [activity, setActivity] = useState<Activity>({});
  const questions = useStore(({ app }) => app?.doors.questions);
  const recentRoles = useStore(({ app }) => app?.recentRoles);
  const issued = useStore(({ app }) => app?.issued);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked, answered, used or issued is in the log
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      if (document.visibilityState !== 'visible') return;
      const reply = await bridge.run('readActivity', null);
      if (isOver) return;
      if (!reply.ok) setActivity((last) => ({ ...last, error: reply.error }));
      else {
        setActivity(({ entries }) => ({
          entries: entries !== undefined && isSameLog(entries, reply.value) ? entries : reply.value,
        }));
      }
    };
    const readNow = () => void read();
    readNow();
    const timer = setInterval(readNow, betweenReadsMs);
    document.addEventListener('visibilitychange', readNow);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', readNow);
    };
  }, [questions, recentRoles, issued, betweenReadsMs]);
  return activity;
};

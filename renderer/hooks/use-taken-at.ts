import { useEffect, useState } from 'react';

/** A value as it was when the subject changed last: nothing moves while one looks at it. */
export const useTakenAt = <Value>(value: Value, subject: string): Value => {
  const [taken, setTaken] = useState({ subject, value });
  if (taken.subject === subject) return taken.value;
  setTaken({ subject, value });
  return value;
};

/** Counts how often the window came into view. */
export const useShowings = (): number => {
  const [showings, setShowings] = useState(0);
  useEffect(() => {
    const count = () => {
      if (document.visibilityState === 'visible') setShowings((before) => before + 1);
    };
    document.addEventListener('visibilitychange', count);
    return () => document.removeEventListener('visibilitychange', count);
  }, []);
  return showings;
};

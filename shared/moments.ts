/** Instants in words, by this machine's time zone. Pure: the caller brings `now`. */
import { dayMs, formatTimeOfDay, localInstant } from './time.ts';

const dayOf = (at: number): string => new Date(at).toDateString();

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });

const dayFormat = format({ day: 'numeric', month: 'short' });
const yearFormat = format({ day: 'numeric', month: 'short', year: 'numeric' });
const secondFormat = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const fullFormat = format({ dateStyle: 'long', timeStyle: 'medium' });

/** Its day as a person says it: "today", "yesterday", "3 Nov", "30 Dec 2025". */
export const formatDay = (at: number, now: number): string => {
  if (dayOf(at) === dayOf(now)) return 'today';
  if (dayOf(at) === dayOf(now - dayMs)) return 'yesterday';
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? dayFormat : yearFormat).format(localInstant(at));
};

/** "14:32" for today, else with its day: "yesterday 14:32", "3 Nov 14:32", "30 Dec 2025 14:32". */
export const formatMoment = (at: number, now: number): string => {
  const day = formatDay(at, now);
  return day === 'today' ? formatTimeOfDay(at) : `${day} ${formatTimeOfDay(at)}`;
};

/** As short as a column allows: "14:32" for today, else its day alone. */
export const formatDayOrTime = (at: number, now: number): string => {
  const day = formatDay(at, now);
  return day === 'today' ? formatTimeOfDay(at) : day;
};

/** "14:32:07" */
export const formatSecond = (at: number): string => secondFormat.format(localInstant(at));

/** With everything: "22 November 2026 at 14:32:07". */
export const formatFullDate = (at: number): string => fullFormat.format(localInstant(at));

/** As part of a sentence: "at 14:32", "yesterday at 14:32", "on 3 Nov at 14:32". */
export const formatWhen = (at: number, now: number): string => {
  const day = formatDay(at, now);
  const time = `at ${formatTimeOfDay(at)}`;
  if (day === 'today') return time;
  return day === 'yesterday' ? `${day} ${time}` : `on ${day} ${time}`;
};

import { numberWords } from './plural-words.ts';

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/**
 * The instant as UTC has it when its clock shows what this machine's clock does. A format in words keeps the time zone
 * it was made in, but machines travel: so formats are made for UTC and given this.
 */
export const localInstant = (at: number): number => at - new Date(at).getTimezoneOffset() * minuteMs;

const days = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const timeOfDay = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

const inUnits = (count: number, unit: string) => `${numberWords(count)} ${unit}`;

/** A length of time in at most two units, rounded down: "6 h 40 min", "9 min", "42 s". */
export const formatDuration = (lengthMs: number): string => {
  const ms = Math.max(0, lengthMs);
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  if (days > 0) return hours > 0 ? `${inUnits(days, 'd')} ${inUnits(hours, 'h')}` : inUnits(days, 'd');
  if (hours > 0) return minutes > 0 ? `${inUnits(hours, 'h')} ${inUnits(minutes, 'min')}` : inUnits(hours, 'h');
  if (minutes > 0) return inUnits(minutes, 'min');
  return inUnits(Math.floor(ms / secondMs), 's');
};

/** A countdown as on a clock: "9:41", "1:02:07". */
export const formatCountdown = (lengthMs: number): string => {
  const seconds = Math.max(0, Math.ceil(lengthMs / secondMs));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
};

/** How long ago, in words: "just now", "10 min ago", "2 h ago", "3 days ago". */
export const formatAgo = (at: number, now: number): string => {
  const ms = now - at;
  if (ms < minuteMs) return 'just now';
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min ago`;
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} h ago`;
  return days.format(-Math.floor(ms / dayMs), 'day');
};

/** The time of day on this machine's clock: "14:32". */
export const formatTimeOfDay = (at: number): string => timeOfDay.format(localInstant(at));

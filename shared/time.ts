export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const plural = (count: number, unit: string) => `${count} ${unit}`;

/** A length of time in at most two units, rounded down: "6 h 40 min", "9 min", "42 s". */
export const formatDuration = (lengthMs: number): string => {
  const ms = Math.max(0, lengthMs);
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  if (days > 0) return hours > 0 ? `${plural(days, 'd')} ${plural(hours, 'h')}` : plural(days, 'd');
  if (hours > 0) return minutes > 0 ? `${plural(hours, 'h')} ${plural(minutes, 'min')}` : plural(hours, 'h');
  if (minutes > 0) return plural(minutes, 'min');
  return plural(Math.floor(ms / secondMs), 's');
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
  const days = Math.floor(ms / dayMs);
  return days === 1 ? 'yesterday' : `${days} days ago`;
};

/** The time of day on this machine's clock: "14:32". */
export const formatTimeOfDay = (at: number): string => {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
};

/** Said once where no tray icon shows that Latchkey goes on. */
import { appName } from './sidebar-words.ts';
export const backgroundWords = {
  title: appName,
  message: 'Latchkey goes on without its window',
  detail: 'It keeps your sessions fresh. Start Latchkey again to have its window back, or quit it here.',
  stay: 'OK',
  quit: 'Quit Latchkey',
} as const;

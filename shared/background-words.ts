/** Said once where no tray icon shows that Latchkey goes on. */
export const backgroundWords = {
  title: 'Latchkey',
  message: 'Latchkey goes on without its window',
  detail: 'It keeps your sessions fresh. Start Latchkey again to have its window back, or quit it here.',
  stay: 'OK',
  quit: 'Quit Latchkey',
} as const;

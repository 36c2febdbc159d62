/** The names of the few messages between a page of ours and the main process; used by bridge and preload alike. */
export const commandChannel = 'command';

/** A page asks for a topic; pushes then come on the channel of that topic's name. */
export const watchChannel = 'watch';

export const topics = [
  'state',
  'catalog',
  'protocol',
  'aws-files',
  'show-session',
  'show-question',
  'console-wish',
  'menu-choice',
  'verification',
  'console',
] as const;

export type Topic = (typeof topics)[number];

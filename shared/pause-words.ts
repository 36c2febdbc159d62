/** Background work, and a pause from it, in words. */

export const pausedTitle = 'Background work is paused';
export const pausedBody = 'Sign-ins are not renewed.';
export const resumeWords = 'Resume';
export const pauseName = 'Pause background work';
export const resumeName = 'Resume background work';

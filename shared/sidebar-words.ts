/** The sidebar, in words. */
export const appName = 'Latchkey';
export const sessionsTitle = 'SSO sessions';
export const addSessionWords = 'Add SSO session';

/** What its foot leads to. */
export const placeNames = { profiles: 'Profiles', tools: 'Tools', activity: 'Activity', settings: 'Settings' } as const;

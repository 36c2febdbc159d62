/** The dialog that opens the console at a service and region, in words. */
export const openConsoleTitle = 'Open console at…';

/** Where in the console to begin. */
export const openConsoleFields = {
  place: { label: 'Service and region', placeholder: 'ec2, or ec2 eu-west' },
  region: { label: 'Region' },
  where: { label: 'Where' },
} as const;

export const placeGroupNames = { recent: 'Opened last', services: 'Services' } as const;

export const noPlaceWords = (query: string): string => `No service or region looks like “${query.trim()}”.`;
export const openPlaceHint = 'Enter opens the highlighted place.';

/** What the messages over the foot of the window say around what they are about. */
export const toastsName = 'Messages';

/** "Offline: Northwind" */
export const failureTitle = (title: string, about: string | undefined): string =>
  about === undefined ? title : `${title}: ${about}`;

/** People paste start URLs with a slash or an empty fragment at the end; the service takes them all. */
const comparable = (startUrl: string): string => startUrl.replace(/#.*$/, '').replace(/\/+$/, '').toLowerCase();

/** A question to ask about what a client takes for our start URL. */
export const createStartUrlCheck = (startUrls: readonly string[]): ((startUrl: string) => boolean) => {
  const known = new Set(startUrls.map(comparable));
  return (startUrl) => known.has(comparable(startUrl));
};

/** Pages by which identity providers turn down browsers inside apps, as far as their address tells. */
const parse = (address: string): URL | undefined => {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
};

const refusal = 'disallowed_useragent';

/** Google puts the error's name, base64-encoded among others, into the address of its error page. */
const namesRefusal = (url: URL): boolean => {
  if (url.searchParams.get('error') === refusal) return true;
  const encoded = url.searchParams.get('authError');
  return encoded !== null && Buffer.from(encoded, 'base64').toString('latin1').includes(refusal);
};

/** True for Google's "This browser or app may not be secure", and for any page that names the error it stands for. */
export const isEmbeddedRefusal = (address: string): boolean => {
  const url = parse(address);
  if (url === undefined) return false;
  const isRejected = url.hostname === 'accounts.google.com' && /\/signin\/(?:.*\/)?rejected$/.test(url.pathname);
  return isRejected || namesRefusal(url);
};

const origin = 'http://127.0.0.1:8080';

/** Where a browser came to rest: a page of ours, or an address elsewhere that it was sent to. */
type Visited = { readonly url: string; readonly text: string; readonly response: Response };

/** A browser without script, to write tests with: it keeps cookies, follows redirects to our pages and posts forms. */
export const createTrialBrowser = (fetch: (request: Request) => Promise<Response>) => {
  const jar = new Map<string, string>();

  const keepCookie = (response: Response): void => {
    const [pair = '', ...attributes] = response.headers.get('set-cookie')?.split(';') ?? [];
    const [name = '', value = ''] = pair.split('=');
    if (attributes.some((attribute) => attribute.trim() === 'Max-Age=0')) jar.delete(name);
    else if (name !== '') jar.set(name, value);
  };

  const open = async (path: string, form?: Readonly<Record<string, string>>): Promise<Visited> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(
      new Request(new URL(path, origin), {
        headers: cookie === '' ? {} : { cookie },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
      }),
    );
    keepCookie(response);
    const location = response.headers.get('location');
    if (location === null) return { url: path, text: await response.text(), response };
    const isOurs = new URL(location, origin).origin === origin;
    return isOurs ? open(location) : { url: location, text: '', response };
  };
  return { open };
};

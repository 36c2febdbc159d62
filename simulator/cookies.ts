/** The value of a cookie in a `Cookie` header. */
export const cookieIn = (cookieHeader: string | null, name: string): string | undefined => {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const [found, value] = pair.trim().split('=');
    if (found === name) return value;
  }
  return undefined;
};

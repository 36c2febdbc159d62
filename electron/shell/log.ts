/** The log: one line per event on stderr, made of codes. Nothing in it comes from a service, a page or a person. */
export type Log = (event: string, codes?: Readonly<Record<string, string | number | undefined>>) => void;

export const createLog = (write: (line: string) => void, now: () => number): Log => {
  return (event, codes = {}) => {
    const pairs = Object.entries(codes).map(([name, code]) => `${name}=${code ?? '-'}`);
    write(`${[new Date(now()).toISOString(), event, ...pairs].join(' ')}\n`);
  };
};

const codeOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;

/** What may be said of a thrown value: its class and code. SECURITY: never its message, which can quote anything. */
export const errorCodes = (error: unknown): { name: string; code: string } => {
  const code = codeOf(error);
  return {
    name: error instanceof Error ? error.name : typeof error,
    code: typeof code === 'string' && code !== '' ? code : '-',
  };
};

/** `app://bundle/…`: our own pages, served from a fixed map of the built files under the whole Content-Security-Policy. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol, type Session } from 'electron';

export const appOrigin = 'app://bundle';

const scheme = 'app';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types app',
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** Must run before the app is ready. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);

/** Path within the origin → file. Only what the build wrote can be asked for, so no path can lead outside. */
const filesOf = (folder: string, prefix = '/'): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry): (readonly [string, string])[] =>
      entry.isDirectory()
        ? [...filesOf(join(folder, entry.name), `${prefix}${entry.name}/`)]
        : [[`${prefix}${entry.name}`, join(folder, entry.name)]],
    ),
  );

/** Serves `folder` in this session, and cancels every request of it that goes anywhere else. */
export const serveApp = (session: Session, folder: string, allowDevTools: boolean): void => {
  const files = filesOf(folder);
  session.protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'bundle' && request.method === 'GET' ? files.get(pathname) : undefined;
    if (file === undefined) return new Response(null, { status: 404, headers });
    const contentType = contentTypes[extname(file)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(await readFile(file)), { headers: { ...headers, 'content-type': contentType } });
  });
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => {
    const ours = url.startsWith(`${appOrigin}/`) || (allowDevTools && url.startsWith('devtools://'));
    answer({ cancel: !ours });
  });
};

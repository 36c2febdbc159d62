import type { IncomingMessage } from 'node:http';

export type GuardedRequest = Pick<IncomingMessage, 'method' | 'url' | 'httpVersion' | 'rawHeaders'>;

/** What no AWS tool sends: browsers, proxies, and requests that carry or become something else. */
const foreignHeader =
  /^(?:origin|referer|cookie|sec-.*|access-control-.*|x-forwarded-.*|x-real-ip|x-original-.*|x-rewrite-.*|x-http-method.*|forwarded|via|proxy-.*|transfer-encoding|expect|upgrade|trailer|content-encoding|range)$/;

/** RFC 9110 section 5.6.2; older parsers let through what is none, such as `Origin : x`. */
const headerName = /^[!#$%&'*+.^_`|~\w-]+$/;

const single = ['host', 'authorization', 'content-length'];

/** Any port: tunnels change it. */
const loopbackHost = /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/i;

const headersOf = ({ rawHeaders }: GuardedRequest): readonly (readonly [name: string, value: string])[] =>
  rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ''] as const] : [],
  );

/**
 * Whether a request is of the kind that AWS tools and our own command line send: on HTTP/1.1, for a path, to this
 * machine by a loopback name, and with nothing that a browser or a proxy adds.
 *
 * SECURITY: the Host check is what stops DNS rebinding (a web page whose name was pointed at 127.0.0.1); it is
 * independent of the token.
 * @param bodyMethod the one method that may carry a body
 * @param mostBodyBytes how long it may be
 */
export const isPlainRequest = (request: GuardedRequest, bodyMethod?: string, mostBodyBytes = 0): boolean => {
  const { method = '', url = '', httpVersion } = request;
  const headers = headersOf(request);
  const valuesOf = (name: string) => headers.filter(([each]) => each === name).map(([, value]) => value);
  const [host = ''] = valuesOf('host');
  const [length = '0'] = valuesOf('content-length');
  return (
    httpVersion === '1.1' &&
    (method === 'GET' || method === bodyMethod) &&
    /^\/(?!\/)[\x21\x24-\x5b\x5d-\x7e]*$/.test(url) &&
    single.every((name) => valuesOf(name).length <= 1) &&
    loopbackHost.test(host) &&
    headers.every(([name]) => headerName.test(name) && !foreignHeader.test(name)) &&
    /^\d{1,6}$/.test(length) &&
    Number(length) <= (method === bodyMethod ? mostBodyBytes : 0)
  );
};

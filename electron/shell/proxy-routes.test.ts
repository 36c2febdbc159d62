import { describe, expect, it } from 'vitest';
import { routesIn } from './proxy-routes.ts';

const read = (answer: string) => routesIn(answer).map((route) => (route === 'direct' ? route : route.href));

describe('what a PAC file answers', () => {
  it.each([
    ['DIRECT', ['direct']],
    ['PROXY proxy.example:3128', ['http://proxy.example:3128/']],
    ['HTTPS proxy.example:443', ['https://proxy.example/']],
    ['PROXY a.example:1; HTTPS b.example:2;DIRECT', ['http://a.example:1/', 'https://b.example:2/', 'direct']],
    ['SOCKS5 s.example:1080; PROXY a.example:1', ['http://a.example:1/']],
  ])('%s is read in its order', (answer, routes) => {
    expect(read(answer)).toEqual(routes);
  });

  it('is an error where every way needs what Node has not', () => {
    expect(() => read('SOCKS5 s.example:1080; SOCKS4 t.example:1')).toThrow(
      expect.objectContaining({ code: 'proxy-failed', detail: 'SOCKS5 s.example:1080' }),
    );
  });
});

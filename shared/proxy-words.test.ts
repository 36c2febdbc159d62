import { describe, expect, it } from 'vitest';
import { certificateDetail, proxyQuestionWords } from './proxy-words.ts';

describe('words about proxies and certificates', () => {
  it('name the issuer where one was seen', () => {
    expect(certificateDetail('CERT_HAS_EXPIRED', 'Contoso Root CA')).toBe(
      'issued by Contoso Root CA: CERT_HAS_EXPIRED',
    );
    expect(certificateDetail('CERT_HAS_EXPIRED')).toBe('CERT_HAS_EXPIRED');
  });

  it('keep names of others to one line of bounded length', () => {
    expect(certificateDetail('X', ' a\nb\u0000 ')).toBe('issued by a b: X');
    expect(certificateDetail('X', 'n'.repeat(1000))).toBe(`issued by ${'n'.repeat(120)}: X`);
  });

  it('say which proxy asks, and whether the last answer failed', () => {
    const first = proxyQuestionWords({ host: 'proxy.example:3128', realm: 'Contoso', again: false });
    expect(first.description).toMatch(/^proxy\.example:3128 \(Contoso\) lets nobody through/);
    expect(first.refused).toBeUndefined();
    const again = proxyQuestionWords({ host: 'proxy.example:3128', again: true });
    expect(again.description).toMatch(/^proxy\.example:3128 lets nobody through/);
    expect(again.refused).toMatch(/did not accept/);
  });
});

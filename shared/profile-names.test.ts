import { describe, expect, it } from 'vitest';
import {
  assignNames,
  defaultTemplate,
  isSafeName,
  nameFromTemplate,
  slug,
  unknownTemplateWord,
  type WantedName,
} from './profile-names.ts';

const about = { accountId: '111122223333', accountName: 'Prod (EU)', roleName: 'Admin', sessionName: 'Acme' };
const wanted = (key: string, name: string, accountId: string, current?: string): WantedName => ({
  ...{ key, wanted: name, accountId },
  ...(current !== undefined && { current }),
});

describe('the name of a profile', () => {
  it.each([
    [defaultTemplate, 'Prod-EU-Admin'],
    ['{session}/{account-id}:{role}', 'Acme-111122223333-Admin'],
    ['  my {role}  ', 'my-Admin'],
    ['{nobody}', 'nobody'],
    ['', '111122223333-Admin'],
    ['☁', '111122223333-Admin'],
  ])('comes from the template %j', (template, name) => {
    expect(nameFromTemplate(template, about)).toBe(name);
    expect(isSafeName(name)).toBe(true);
  });

  it('falls back on the account id where the name has nothing to offer', () => {
    expect(nameFromTemplate(defaultTemplate, { ...about, accountName: '日本' })).toBe('111122223333-Admin');
    expect(nameFromTemplate(defaultTemplate, { ...about, accountName: '' })).toBe('111122223333-Admin');
  });

  it.each([
    ['Zoë & Søn', 'Zoe-S-n'],
    ['a.b@c+d_e-f', 'a.b@c+d_e-f'],
    ['--x--', 'x'],
    ['x]\n[profile y', 'x-profile-y'],
    ['__proto__', 'proto'],
    ['', ''],
  ])('has %j slugged to %j', (text, slugged) => expect(slug(text)).toBe(slugged));

  it('tells the words a template does not know', () => {
    expect(unknownTemplateWord('{account}-{role}')).toBeUndefined();
    expect(unknownTemplateWord('{account}-{rolle}')).toBe('rolle');
    expect(unknownTemplateWord('{}')).toBe('');
    expect(unknownTemplateWord('{toString}')).toBe('toString');
  });
});

describe('names for many', () => {
  it('are all different, whatever the order, and none is taken', () => {
    const all = [
      wanted('a', 'dev', '111111111111'),
      wanted('b', 'dev', '222222222222'),
      wanted('c', 'dev', '222222222222'),
      wanted('d', 'taken', '333333333333'),
      wanted('e', 'free', '444444444444'),
    ];
    const taken = new Set(['taken', 'dev-111111111111']);
    const names = assignNames(all, taken);
    expect(Object.fromEntries(names)).toEqual({
      a: 'dev-111111111111-2',
      b: 'dev-222222222222',
      c: 'dev-222222222222-2',
      d: 'taken-333333333333',
      e: 'free',
    });
    expect(assignNames([...all].reverse(), taken)).toEqual(names);
  });

  it('stay with those who have them when others come along', () => {
    const before = assignNames([wanted('b', 'dev', '222222222222')], new Set());
    expect(before.get('b')).toBe('dev');
    const after = assignNames(
      [wanted('a', 'dev', '111111111111'), wanted('b', 'dev', '222222222222', 'dev')],
      new Set(),
    );
    expect(Object.fromEntries(after)).toEqual({ a: 'dev-111111111111', b: 'dev' });
  });

  it('change with the template', () => {
    const names = assignNames([wanted('a', 'new', '111111111111', 'old')], new Set());
    expect(names.get('a')).toBe('new');
    expect(assignNames([wanted('a', 'dev', '111111111111', 'dev-prod')], new Set()).get('a')).toBe('dev');
  });
});

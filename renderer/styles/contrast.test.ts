import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, tokensIn } from './contrast.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const dark = '(prefers-color-scheme: dark)';
const more = '(prefers-contrast: more)';

/** `hover` lies over a surface, so it is named with what is below it. */
const surfaces = {
  page: ['bg'],
  sidebar: ['panel'],
  card: ['raised'],
  selected: ['accent-wash'],
  warning: ['warn-wash'],
  failure: ['bad-wash'],
  added: ['ok-wash'],
  toast: ['toast'],
  'pointed at on the page': ['bg', 'hover'],
  'pointed at in the sidebar': ['panel', 'hover'],
  'pointed at on a card': ['raised', 'hover'],
} as const;

type Surface = keyof typeof surfaces;

const calm = ['page', 'sidebar', 'card'] as const;
const pointedAt = ['pointed at on the page', 'pointed at in the sidebar', 'pointed at on a card'] as const;
const anywhere = [...calm, ...pointedAt, 'selected', 'warning', 'failure', 'added'] as const;

/** What is written on what. */
const texts: Readonly<Record<string, readonly Surface[]>> = {
  ink: anywhere,
  // Descriptions, the lines below a warning's title and below a question, roles in a selected row.
  'ink-2': anywhere,
  // Notes, ids, times and placeholders; line numbers of a diff; places named in a warning.
  'ink-3': anywhere,
  // Marked letters of a search, the check of a menu.
  'accent-text': ['page', 'card', 'selected', 'pointed at on the page', 'pointed at on a card'],
  // What needs the person: in the sidebar, in rows, in forms, in the palette.
  'warn-text': [...calm, ...pointedAt, 'selected', 'warning'],
  // Mistakes in forms, dangerous menu items, profiles that do not work, removed lines.
  'bad-text': [...calm, ...pointedAt, 'selected', 'failure'],
  // Added lines.
  'ok-text': ['added'],
  'toast-ink': ['toast'],
  'toast-ink-2': ['toast'],
};

/** Edges of controls, focus rings, rings of time, icons that say something, marks. */
const marks: Readonly<Record<string, readonly Surface[]>> = {
  // Fields, boxes to check, the thumb of a scroll bar, dots of what is at rest.
  'line-control': [...calm, ...pointedAt, 'selected'],
  // The focus ring goes everywhere; filled controls and bars of progress are among the calm.
  accent: anywhere,
  ok: [...calm, ...pointedAt, 'selected'],
  warn: [...calm, ...pointedAt, 'selected', 'warning'],
  bad: [...calm, ...pointedAt, 'selected'],
  'toast-ok': ['toast'],
  'toast-warn': ['toast'],
  'toast-ink': ['toast'],
};

const colors = ['blue', 'teal', 'green', 'amber', 'orange', 'red', 'pink', 'purple', 'gray'] as const;

const themes = [
  { theme: 'light', holding: [], text: 4.5, mark: 3 },
  { theme: 'dark', holding: [dark], text: 4.5, mark: 3 },
  { theme: 'light with more contrast', holding: [more], text: 7, mark: 4.5 },
  { theme: 'dark with more contrast', holding: [dark, more], text: 7, mark: 4.5 },
] as const;

describe.each(themes)('in $theme', ({ holding, text, mark }) => {
  const tokens = tokensIn(css, holding);
  const pairs = (table: Readonly<Record<string, readonly Surface[]>>) =>
    Object.entries(table).flatMap(([ink, places]) => places.map((place) => [ink, place] as const));
  const on = (ink: string, grounds: readonly string[]) => contrast(ink, grounds, tokens);
  const named = (name: string) => `var(--${name})`;

  it.each(pairs(texts))(`%s can be read on: %s`, (ink, place) => {
    expect(on(named(ink), surfaces[place].map(named))).toBeGreaterThanOrEqual(text);
  });

  it.each(pairs(marks))('%s can be told from: %s', (ink, place) => {
    expect(on(named(ink), surfaces[place].map(named))).toBeGreaterThanOrEqual(mark);
  });

  it.each([
    ['accent-ink', 'accent'],
    ['accent-ink', 'accent-hover'],
    ['bg', 'bad-text'],
  ])('%s can be read on a button filled with %s', (ink, ground) => {
    expect(on(named(ink), [named(ground)])).toBeGreaterThanOrEqual(text);
  });

  // A color that a person chose stays itself: it is never the only sign, and never asked for more.
  it.each(colors)('the color %s is seen as a dot, and read below and beside words', (color) => {
    const chosen = named(`mark-${color}`);
    for (const ground of ['bg', 'panel', 'raised']) expect(on(chosen, [named(ground)])).toBeGreaterThanOrEqual(3);
    // The check of a chosen color.
    expect(on(named('raised'), [chosen])).toBeGreaterThanOrEqual(3);
    // Labels, on the page, in the sidebar and in its current entry.
    const label = `color-mix(in oklab, ${chosen} 13%, transparent)`;
    for (const ground of ['bg', 'panel', 'raised']) {
      expect(on(named('ink-2'), [named(ground), label])).toBeGreaterThanOrEqual(text);
    }
    // The frame of a console, and the role in it.
    const wash = `color-mix(in oklab, ${chosen} 13%, ${named('bg')})`;
    for (const ink of ['ink', 'ink-2', 'ink-3', 'bad-text']) {
      expect(on(named(ink), [wash]), ink).toBeGreaterThanOrEqual(4.5);
    }
    const role = `color-mix(in oklab, ${chosen} 75%, ${named('ink')})`;
    expect(on(named('bg'), [role])).toBeGreaterThanOrEqual(4.5);
  });
});

it('in forced colors every color is one of the system’s, but for those a person chose', () => {
  const isColor = (value: string) => /^(#|oklch)/.test(value);
  const own = [...tokensIn(css, ['(forced-colors: active)'])].filter(([, value]) => isColor(value));
  expect(own.map(([name]) => name)).toEqual([...colors.map((color) => `mark-${color}`), 'scrim']);
});

describe('contrast', () => {
  it.each([
    ['#000', '#fff', 21],
    ['#fff', '#fff', 1],
    // Of a CSS color 4 sample: oklch(62.8% 0.2577 29.23) is #f00.
    ['oklch(62.8% 0.2577 29.23)', '#fff', 4],
    ['oklch(51.975% 0.17686 142.495)', '#fff', 5.14],
  ])('of %s on %s is %d', (ink, ground, expected) => {
    expect(contrast(ink, [ground], new Map())).toBeCloseTo(expected, 1);
  });
});

/** Colors as the tokens write them, and how far two of them are apart (WCAG 2.2, contrast ratio). Pure. */

/** Linear light, 0 to 1 each. */
type Color = { readonly red: number; readonly green: number; readonly blue: number; readonly alpha: number };
type Oklab = { readonly lightness: number; readonly a: number; readonly b: number };

export type Tokens = ReadonlyMap<string, string>;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Björn Ottosson's matrices; what no screen can show is cut off, as browsers do. */
const fromOklab = ({ lightness, a, b }: Oklab, alpha: number): Color => {
  const [long, medium, short] = [
    (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  return {
    red: clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    green: clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    blue: clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
    alpha,
  };
};

const toOklab = ({ red, green, blue }: Color): Oklab => {
  const [long, medium, short] = [
    Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue),
    Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue),
    Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue),
  ];
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
};

const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const toGamma = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

const map = (color: Color, other: Color, join: (one: number, two: number) => number): Color => ({
  red: join(color.red, other.red),
  green: join(color.green, other.green),
  blue: join(color.blue, other.blue),
  alpha: 1,
});

/** `transparent` in a mix takes its share of the alpha and leaves the color. */
const mix = (one: Color, share: number, other: Color): Color => {
  if (other.alpha === 0) return { ...one, alpha: one.alpha * share };
  const [first, second] = [toOklab(one), toOklab(other)];
  const between = (left: number, right: number) => left * share + right * (1 - share);
  const mixed = {
    lightness: between(first.lightness, second.lightness),
    a: between(first.a, second.a),
    b: between(first.b, second.b),
  };
  return fromOklab(mixed, 1);
};

/** A color of CSS: `oklch()`, three hexadecimal digits, `var()`, `color-mix(in oklab, …)` or `transparent`. */
const colorFrom = (text: string, tokens: Tokens): Color => {
  const variable = /^var\(--([\w-]+)\)$/.exec(text);
  if (variable !== null) return colorFrom(tokens.get(variable[1] ?? '') ?? '', tokens);
  if (text === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  const hex = /^#([\da-f])([\da-f])([\da-f])$/.exec(text);
  if (hex !== null) {
    const [red = 0, green = 0, blue = 0] = hex.slice(1).map((digit) => toLinear(Number.parseInt(digit, 16) / 15));
    return { red, green, blue, alpha: 1 };
  }
  const mixed = /^color-mix\(in oklab, (.+\)) (\d+)%, (.+)\)$/.exec(text);
  if (mixed !== null) {
    const [, one = '', share, other = ''] = mixed;
    return mix(colorFrom(one, tokens), Number(share) / 100, colorFrom(other, tokens));
  }
  const oklch = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)$/.exec(text);
  if (oklch === null) throw new Error(`no color: ${text}`);
  const [lightness = 0, chroma = 0, hue = 0, alpha = 1] = oklch
    .slice(1)
    .flatMap((part) => (part ? [Number(part)] : []));
  const angle = (hue / 180) * Math.PI;
  const lab = { lightness: lightness / 100, a: chroma * Math.cos(angle), b: chroma * Math.sin(angle) };
  return fromOklab(lab, alpha);
};

/** What is seen of a color that lies over another one; browsers mix the two as the screen does. */
const over = (color: Color, below: Color): Color =>
  map(color, below, (top, bottom) => toLinear(toGamma(top) * color.alpha + toGamma(bottom) * (1 - color.alpha)));

const luminance = ({ red, green, blue }: Color): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** @param surfaces from the bottom up */
export const contrast = (ink: string, surfaces: readonly string[], tokens: Tokens): number => {
  const [bottom = '', ...rest] = surfaces;
  const ground = rest.reduce((below, each) => over(colorFrom(each, tokens), below), colorFrom(bottom, tokens));
  const [one, two] = [luminance(over(colorFrom(ink, tokens), ground)), luminance(ground)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
};

/**
 * The custom properties of `:root` as they are where these media features hold.
 * @param css rules of `:root`, alone or within one media query
 */
export const tokensIn = (css: string, holding: readonly string[]): Tokens => {
  const tokens = new Map<string, string>();
  for (const [, query, rules = ''] of css.matchAll(/(?:@media ([^{]+)\{\s*)?:root \{([^}]*)\}/g)) {
    const features = query === undefined ? [] : query.trim().split(' and ');
    if (!features.every((feature) => holding.includes(feature))) continue;
    for (const [, name = '', value = ''] of rules.matchAll(/--([\w-]+):\s*([^;]+);/g)) tokens.set(name, value.trim());
  }
  return tokens;
};

/** Markup that is safe to send as it is. */
export type Html = { readonly markup: string };

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const markupOf = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string') return escaped(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
};

/** A template whose strings are escaped, so that no name or code can become markup; good for XML, too. */
export const html = (strings: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html => ({
  markup: strings.map((part, index) => part + markupOf(values[index] ?? '')).join(''),
});

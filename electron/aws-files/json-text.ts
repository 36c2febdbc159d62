/**
 * A value as JSON in plain ASCII, as Python writes it. Python also reads files in the machine's own encoding, which on
 * Windows may not be UTF-8: ASCII is read alike everywhere.
 */
export const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

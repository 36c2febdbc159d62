/**
 * Packs a few files into an asar archive: a pickled JSON header with the offsets, then the contents one after another.
 * @param {ReadonlyMap<string, Buffer>} files content by name, no folders
 * @returns {Buffer}
 */
export function packAsar(files) {
  let offset = 0;
  /** @type {Record<string, { size: number, offset: string }>} */
  const entries = {};
  for (const [name, content] of files) {
    entries[name] = { size: content.length, offset: String(offset) };
    offset += content.length;
  }

  const json = Buffer.from(JSON.stringify({ files: entries }));
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4);
  const padded = json.length + padding.length;
  // Pickle: the size of the size field, the header's size with and without its own length field, the JSON's size.
  const sizes = Buffer.alloc(16);
  [4, padded + 8, padded + 4, json.length].forEach((size, index) => {
    sizes.writeUInt32LE(size, index * 4);
  });
  return Buffer.concat([sizes, json, padding, ...files.values()]);
}

import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';

/** The forms in which a secret could lie about: as it is, in base64 at any of its three offsets, URL-encoded, as UTF-16. */
const formsOf = (secret: string): readonly Buffer[] => {
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]).toString('base64');
    // What the neighbours of the secret would have a part in is left out.
    return encoded.slice(offset === 0 ? 0 : 4, -4);
  });
  const texts = [
    secret,
    encodeURIComponent(secret),
    ...base64,
    ...base64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set(texts)].map((text) => Buffer.from(text)).concat(Buffer.from(secret, 'utf16le'));
};

/** Finds secrets in anything: names every place, never the secret itself. */
export const createLeakSearch = (secrets: readonly string[]) => {
  const forms = secrets.flatMap(formsOf);
  const isIn = (content: Buffer): boolean => forms.some((form) => content.includes(form));

  const filesBelow = (folder: string): readonly string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return lstatSync(path).isFile() ? [path] : [];
    });

  return {
    isIn,
    /** The files below the folder that hold a secret. */
    inFolder: (folder: string): readonly string[] => filesBelow(folder).filter((path) => isIn(readFileSync(path))),
  };
};

/** Everything a page's JavaScript keeps, as text. */
export const heapOf = async (page: Page): Promise<Buffer> => {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const chunks: Buffer[] = [];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(Buffer.from(chunk)));
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await cdp.detach();
  return Buffer.concat(chunks);
};

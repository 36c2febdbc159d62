import { open } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';

/**
 * The text of a file that somebody chose, at most so many bytes of UTF-8. Throws AppError `file-unreadable`, also for
 * what is no plain file, and `import-too-large`.
 */
export const readBoundedText = async (path: string, mostBytes: number): Promise<string> => {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new AppError('file-unreadable', { detail: path, cause });
  });
  try {
    if (!(await handle.stat()).isFile()) throw new Error('not a plain file');
    // One byte more than allowed tells that there is more, whatever the file says of its size.
    const buffer = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      length += bytesRead;
      if (length > mostBytes) throw new AppError('import-too-large');
      if (bytesRead === 0) return buffer.toString('utf8', 0, length);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('file-unreadable', { detail: path, cause });
  } finally {
    await handle.close();
  }
};

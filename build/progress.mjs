import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Something set-up cannot do by itself; the message says what the person can do. */
export class SetupProblem extends Error {}

const isTerminal = process.stderr.isTTY === true;

/**
 * One line about what is going on. On stderr: stdout belongs to what a command was run for.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${isTerminal ? '\r\x1b[K' : ''}- ${line}\n`);
}

/** @param {number} startedAt epoch ms */
export function secondsSince(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

/**
 * Shows how much has arrived in a folder while `download` runs. Its signal is aborted when nothing has moved there
 * for `stalledAfterMs`, so that a silent network does not hold the person up.
 * @template T
 * @param {string} label
 * @param {string} folder where the download grows
 * @param {(stalled: AbortSignal) => Promise<T>} download
 * @param {{ stalledAfterMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function showDownload(label, folder, download, { stalledAfterMs = 60_000 } = {}) {
  const startedAt = Date.now();
  const stall = new AbortController();
  let most = 0;
  let last = { bytes: 0, changedAt: startedAt };

  const look = () => {
    const bytes = bytesArrived(folder, startedAt);
    most = Math.max(most, bytes);
    if (bytes !== last.bytes) last = { bytes, changedAt: Date.now() };
    else if (Date.now() - last.changedAt > stalledAfterMs) stall.abort();
  };
  const show = () => {
    const line = `${label}: ${megabytes(most)}, ${secondsSince(startedAt)}`;
    process.stderr.write(isTerminal ? `\r\x1b[K- ${line}` : `- ${line}\n`);
  };

  say(label);
  const looking = setInterval(look, 100);
  const showing = setInterval(show, isTerminal ? 250 : 3000);
  try {
    return await download(stall.signal);
  } finally {
    clearInterval(looking);
    clearInterval(showing);
    say(`${label}: ${most > 0 ? `${megabytes(most)} in ` : ''}${secondsSince(startedAt)}`);
  }
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/**
 * @param {string} folder
 * @param {number} since epoch ms; what lay there before is not ours
 * @returns {number}
 */
function bytesArrived(folder, since) {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) bytes += bytesArrived(path, since);
      else {
        const { birthtimeMs, size } = statSync(path);
        if (birthtimeMs >= since) bytes += size;
      }
    }
  } catch {
    // The folder, or a file in it, is not there at this moment.
  }
  return bytes;
}

import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { type ImportKind, importsIn } from './imports.ts';

/**
 * Who may know whom. The most specific room that fits a file counts. What a room may import is given as a path of ours
 * (a folder ends in a slash), a `node:` module, or a package as `npm:name`; a trailing * stands for anything. `type`
 * before it allows only type imports, `lazy` only dynamic ones. Every room may import itself.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'shared/': [],
  'electron/engine/': ['shared/', 'npm:@aws-sdk/*', 'npm:@smithy/*', 'node:crypto', 'node:http'],
  'electron/files/': ['shared/', 'node:*'],
  'electron/network/': ['shared/', 'type electron/engine/ports.ts', 'node:*', 'npm:https-proxy-agent'],
  'electron/vault/': [
    'shared/',
    'electron/files/',
    'type electron/engine/ports.ts',
    'type electron/network/proxy-login.ts',
    'node:*',
    'npm:electron-store',
    'npm:valibot',
  ],
  'electron/vault/cipher.ts': ['shared/', 'node:*', 'npm:electron'],
  'electron/aws-files/': ['shared/', 'electron/files/', 'type electron/engine/ports.ts', 'node:*', 'npm:diff'],
  'electron/providers/': ['shared/', 'electron/files/', 'type electron/engine/ports.ts', 'node:*'],
  'electron/browsers/': ['shared/', 'node:*'],
  'electron/shell/': [
    ...['shared/', 'electron/providers/formats.ts', 'electron/network/proxy-login.ts', 'build/icons/'],
    ...['type electron/engine/', 'type electron/vault/', 'type electron/providers/', 'type electron/aws-files/'],
    'type electron/network/',
    ...['node:*', 'npm:electron', 'npm:zustand*', 'npm:valibot'],
  ],
  'electron/main.ts': ['electron/', 'shared/', 'lazy simulator/', 'node:*', 'npm:electron'],
  'electron/main/': ['electron/', 'shared/', 'lazy cli/', 'node:*', 'npm:electron'],
  'electron/preload.ts': ['type shared/', 'electron/shell/bridge-channels.ts', 'npm:electron'],
  'renderer/': [
    ...['shared/', 'npm:react', 'npm:react/*', 'npm:react-dom', 'npm:react-dom/*', 'npm:zustand', 'npm:zustand/*'],
    ...['npm:@base-ui/react*', 'npm:@tanstack/react-virtual', 'npm:@leeoniya/ufuzzy', 'npm:lucide-react*'],
  ],
  'cli/': [
    ...['shared/', 'node:*', 'electron/engine/', 'electron/aws-files/', 'electron/files/', 'electron/network/'],
    ...['electron/providers/formats.ts', 'electron/vault/persisted.ts', 'electron/vault/managed-settings.ts'],
  ],
  'simulator/': ['node:*'],
  'simulator/throw-away-ca.ts': ['simulator/', 'node:*', 'npm:node-forge'],
};

/** Where all files have a room. Tests, e2e, build and bench are free to import anything. */
const keptFolders = ['shared', 'electron', 'renderer', 'cli', 'simulator'];

/**
 * Reads every import of our TypeScript files against the table above.
 * @param root the project's folder
 * @returns a sentence for each import that is not allowed, naming file, import and rule
 */
export function importViolations(root: string): string[] {
  return keptFolders
    .flatMap((folder) => sourcesIn(root, folder))
    .sort()
    .flatMap((file) => violationsIn(file, readFileSync(posix.join(root, file), 'utf8')));
}

function sourcesIn(root: string, folder: string): string[] {
  return readdirSync(posix.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(root, path);
    return /\.[cm]?tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : [];
  });
}

function violationsIn(file: string, source: string): string[] {
  const room = roomOf(file);
  if (room === undefined) return [`${file} is in no room of the import rules`];
  const allowed = rooms[room] ?? [];
  return importsIn(file, source).flatMap(({ specifier, kind }) => {
    if (specifier === undefined) return [`${file} imports what only shows when it runs; name it`];
    const target = targetOf(file, specifier);
    if (target.startsWith(room) || allowed.some((rule) => allows(rule, kind, target))) return [];
    return [`${file} imports ${kind === 'value' ? '' : `(${kind}) `}${target}; ${room} may import ${listed(allowed)}`];
  });
}

function roomOf(file: string): string | undefined {
  const fitting = Object.keys(rooms).filter((room) => (room.endsWith('/') ? file.startsWith(room) : file === room));
  return fitting.sort((one, other) => other.length - one.length)[0];
}

/** What an import leads to, in the words of the table. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
  if (specifier.startsWith('node:')) return specifier;
  return builtinModules.includes(specifier) ? `node:${specifier}` : `npm:${specifier}`;
}

function allows(rule: string, kind: ImportKind, target: string): boolean {
  const [, restriction, pattern = ''] = /^(?:(type|lazy) )?(.*)$/.exec(rule) ?? [];
  if (restriction !== undefined && restriction !== kind) return false;
  if (pattern.endsWith('*')) return target.startsWith(pattern.slice(0, -1));
  return pattern.endsWith('/') ? target.startsWith(pattern) : target === pattern;
}

function listed(allowed: readonly string[]): string {
  return allowed.length === 0 ? 'nothing' : `only ${allowed.join(', ')}`;
}

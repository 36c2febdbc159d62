import { type Node, nodesIn, syntaxTree } from './syntax-nodes.ts';

/** `lazy` imports are the dynamic ones; a `value` import is there from the start. */
export type ImportKind = 'value' | 'type' | 'lazy';

export type Import = {
  /** As written; undefined when it is computed. */
  readonly specifier: string | undefined;
  readonly kind: ImportKind;
};

/** Everything a TypeScript file imports or re-exports, in whatever way. */
export function importsIn(file: string, source: string): Import[] {
  return nodesIn(syntaxTree(file, source)).flatMap((node) => importBy(node) ?? []);
}

function importBy(node: Node): Import | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: text(node.source), kind: node.importKind === 'type' ? 'type' : 'value' };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (!node.source) return undefined;
      return { specifier: text(node.source), kind: node.exportKind === 'type' ? 'type' : 'value' };
    case 'ImportExpression':
      return { specifier: text(node.source), kind: 'lazy' };
    case 'TSImportType':
      return { specifier: text(node.source ?? node.argument), kind: 'type' };
    case 'TSExternalModuleReference':
      return { specifier: text(node.expression), kind: 'value' };
    case 'CallExpression':
      return isRequire(node.callee) ? { specifier: text(first(node.arguments)), kind: 'value' } : undefined;
    default:
      return undefined;
  }
}

function isRequire(callee: unknown): boolean {
  return typeof callee === 'object' && callee !== null && 'name' in callee && callee.name === 'require';
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

/** The value of a string literal. */
function text(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('literal' in node) return text(node.literal);
  return 'value' in node && typeof node.value === 'string' ? node.value : undefined;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, type Node, nodesIn, syntaxTree } from './syntax-nodes.ts';

/** Attributes whose values people read or hear. */
const spoken = new Set([
  'aria-label',
  'aria-description',
  'title',
  'label',
  'placeholder',
  'alt',
  'hint',
  'description',
  'note',
  'submit',
  'confirm',
  'button',
  'noneName',
]);

/** Two letters in a row are a word. */
const isWord = (text: unknown): text is string => typeof text === 'string' && /\p{L}{2}/u.test(text);

function partsOf(node: Node): unknown[] {
  if (node.type === 'Literal' || node.type === 'JSXText') return [node.value];
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return [];
  return node.quasis.map((quasi) => quasi?.value?.cooked);
}

function isSpoken(attribute: Node): boolean {
  return isNode(attribute.name) && spoken.has(String(attribute.name.name));
}

/** The literals whose value a node may show: through conditions, but not into calls, members or elements within. */
function shownBy(node: unknown): Node[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return shownBy(node.expression);
    case 'ConditionalExpression':
      return [...shownBy(node.consequent), ...shownBy(node.alternate)];
    case 'LogicalExpression':
      return [...shownBy(node.left), ...shownBy(node.right)];
    case 'Literal':
    case 'JSXText':
    case 'TemplateLiteral':
      return [node];
    default:
      return [];
  }
}

function literalsBelow(node: Node): Node[] {
  if (node.type === 'JSXAttribute') return isSpoken(node) ? shownBy(node.value) : [];
  if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') return [];
  return Array.isArray(node.children) ? node.children.flatMap(shownBy) : [];
}

/** Words for people that stand in a page's source instead of where all words are. */
export function wordsIn(file: string, source: string): string[] {
  return nodesIn(syntaxTree(file, source))
    .flatMap(literalsBelow)
    .flatMap(partsOf)
    .filter(isWord)
    .map((text) => text.trim().replace(/\s+/g, ' '));
}

/** `file: words`, for every page and view below `root`. */
export function strayWords(root: string): string[] {
  return readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .sort()
    .flatMap((file) =>
      wordsIn(file, readFileSync(join(root, 'renderer', file), 'utf8')).map((words) => `${file}: ${words}`),
    );
}
